import { expect, type Page } from "@playwright/test";
import type { KnowingTranslate } from "@/lib/language/domain-titles";
import { modelServer, says } from "@/lib/models/openai-compatible/testing/model-server";
import { formatsFor } from "@/lib/ui/data/format";
import { expectAccessible } from "./accessibility";
import { createCurriculum, runStage } from "./curriculum";
import { appDatabase } from "./database";
import { inEachLanguage, test } from "./reading";
import { launch } from "./runs";

test.setTimeout(180_000);

/** An answer of the test's server has 1,000 tokens in and 200 out: at a tenth of a cent each, a dollar and a fifth. */
const perMillion = "1000";
const perAnswer = 1.2;

inEachLanguage((language) => {
  test("what runs cost is forecast, compared, summed by stage and approved variant, and bounded", async ({
    page,
    t,
  }) => {
    await using server = await modelServer(says("<answer>x^2</answer>"));
    const { money, number, duration } = formatsFor(language);
    const db = appDatabase();
    const name = `Counted in ${language}`;
    await createCurriculum(page, name, ["x^3*exp(2*x)"], t);
    const id = page.url().split("/").at(-1)!;
    await page.goto(`/curricula/${id}/cost`);
    await expect(page.getByText(t("cost.stages.none"))).toBeVisible();
    await expect(page.getByText(t("cost.budget.none"))).toBeVisible();

    const model = `Priced in ${language}`;
    await addEndpoint(page, t, model, server.baseUrl);
    const version = await db.modelVersion.findFirstOrThrow({ where: { model: { name: model } } });
    await runStage("generate", name, "--model-version", "1", "--depth", "1", "--variants-per-problem", "12");
    const problems = await db.problem.count({ where: { curriculumId: id } });
    const variants = problems - 1;
    expect(variants).toBeGreaterThan(0);
    await db.problem.updateMany({
      where: { curriculumId: id, level: 1 },
      data: { reviewState: "approved" },
    });

    const form = `/runs/new?stage=verify&curriculum=${id}&version=${version.id}`;
    const settings = { [t("runSettings.titles.samplesPerProblem")]: "1" };
    const forecast = page.getByRole("region", { name: t("launchForm.forecast.title") });
    await page.goto(form);
    await expect(page.getByRole("heading", { name: t("launch.title"), level: 1 })).toBeVisible();
    await expect(forecast).toContainText(t("launchForm.forecast.none"));
    await launch(page, t, settings);
    const use = page.getByRole("region", { name: t("runs.use.title"), exact: true });
    await expect(use).toContainText(money(problems * perAnswer));
    await expect(use).toContainText(t("runs.use.requests", { count: problems }));
    await expect(use).toContainText(t("runs.use.noForecast"));

    await page.goto(form);
    const samples = page.getByLabel(t("runSettings.titles.samplesPerProblem"));
    for (const count of [64, 1]) {
      await samples.fill(String(count));
      await expect(forecast).toContainText(
        t("launchForm.forecast.work.verify", { problems, samples: count }),
      );
      await expect(forecast).toContainText(money(count * problems * perAnswer));
      await expect(forecast).toContainText(number(count * problems * 1_200));
    }
    await expectAccessible(page);
    await launch(page, t, settings);
    await expect(use).toContainText(t("runs.use.forecast", { amount: money(problems * perAnswer) }));

    await page.goto(`/curricula/${id}/cost`);
    const stages = page.getByRole("table", { name: t("cost.stages.caption") });
    const verify = stages.getByRole("row").filter({ hasText: t("cost.stages.stage", { stage: "verify" }) });
    const whole = 2 * problems * perAnswer;
    for (const [column, figure] of [number(2), number(2 * problems * 1_200), money(whole)].entries())
      await expect(verify.getByRole("cell").nth(column + 1)).toHaveText(figure);
    const approved = page.getByRole("region", { name: t("cost.approved.title") });
    await expect(approved).toContainText(money(whole / variants));
    const cpu = await db.runCost.aggregate({
      _sum: { cpuSeconds: true },
      where: { run: { curriculumId: id } },
    });
    await expect(approved).toContainText(duration(cpu._sum.cpuSeconds! / variants));
    await expectAccessible(page);

    await setBudget(page, t, "1");
    await expect(page.getByText(t("cost.budget.most", { bounds: money(1) }))).toBeVisible();
    await page.goto(form);
    await expect(forecast).toContainText(t("launchForm.forecast.stopsEarly"));
    await launch(page, t, settings, "cancelled");
    await expect(page.getByText(t("cost.usedUp.dollars", { dollars: "1" })).first()).toBeVisible();
    await expect(page.getByText(t("runEvents.budgetRemedy"))).toBeVisible();
    const stopped = await db.run.findUniqueOrThrow({ where: { id: page.url().slice(-36) } });
    expect(stopped.unitsDone).toBeLessThan(problems);
    await expect(use).toContainText(money(stopped.unitsDone * perAnswer));
    expect(await db.attempt.count({ where: { runId: stopped.id } })).toBe(stopped.unitsDone);
    await db.$disconnect();
  });
});

async function addEndpoint(page: Page, t: KnowingTranslate, name: string, baseUrl: string): Promise<void> {
  await page.goto("/models/new");
  await page.getByText(t("modelForms.requests.title"), { exact: true }).click();
  const fields = [
    [t("modelForms.name"), name],
    [t("modelForms.model"), "tiny"],
    [t("modelForms.baseUrl"), baseUrl],
    [t("modelForms.requests.priceIn"), perMillion],
    [t("modelForms.requests.priceOut"), perMillion],
  ] as const;
  for (const [label, value] of fields) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole("button", { name: t("modelForms.add"), exact: true }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
}

async function setBudget(page: Page, t: KnowingTranslate, dollars: string): Promise<void> {
  await page.getByRole("button", { name: t("cost.budget.open"), exact: true }).click();
  await page.getByLabel(t("cost.budget.dollars")).fill(dollars);
  await page.getByRole("button", { name: t("cost.budget.save") }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}
