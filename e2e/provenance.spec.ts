import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { shownName } from "@/lib/language/bundled-words";
import { type KnowingTranslate, transformationTitle } from "@/lib/language/domain-titles";
import { expectAccessible } from "./accessibility";
import { createCurriculum, runStage } from "./curriculum";
import { appDatabase } from "./database";
import { inEachLanguage, test } from "./reading";

test.setTimeout(180_000);

inEachLanguage((language) => {
  test("a problem and a model version tell where they come from, and reports and cards are files in the reader's language", async ({
    page,
    t,
  }) => {
    const name = `Traced in ${language}`;
    await createCurriculum(page, name, ["x^4*exp(3*x)", "x*cos(7*x)"], t);
    const curriculumId = page.url().split("/").at(-1)!;
    await runStage("generate", name, "--model-version", "1", "--depth", "1", "--variants-per-problem", "3");
    await runStage("verify", name, "--model-version", "1", "--samples-per-problem", "4");
    await page.goto(`/curricula/${curriculumId}/review`);
    const card = page.getByRole("article", { name: t("desk.card.label") });
    await expect(
      card.getByRole("figure", { name: t("desk.card.underReview") }).locator("code"),
    ).toBeVisible();
    await card.getByRole("button", { name: t("desk.choices.approve") }).click();
    await expect(page.getByRole("status").filter({ hasText: t("desk.done.approve") })).toBeVisible();

    const db = appDatabase();
    await expect
      .poll(() => db.review.count({ where: { problem: { curriculumId }, byPolicy: false } }))
      .toBe(1);
    const review = await db.review.findFirstOrThrow({ where: { problem: { curriculumId } } });
    await db.problem.updateMany({ where: { curriculumId }, data: { reviewState: "approved" } });
    await db.checkpoint.create({ data: { curriculumId, stage: "train", state: "open" } });
    await runStage("train", name, "--model-version", "1", "--steps", "2", "--problems-per-step", "4");
    const run = await db.run.findFirstOrThrow({
      where: { curriculumId, stage: "train" },
      include: { modelVersions: { include: { model: true } }, snapshot: true },
    });
    const version = run.modelVersions[0]!;
    const versionName = `${shownName(t, version.model.name)} v${version.number}`;

    await page.goto(`/curricula/${curriculumId}/problems/${review.problemId}`);
    await expect(
      page.getByRole("heading", { name: t("curriculum.provenance.heading"), level: 1 }),
    ).toBeVisible();
    const verdicts = page.getByRole("table", { name: t("curriculum.provenance.verdicts") });
    await expect(verdicts.getByRole("row").nth(1)).toContainText(t("data.stages.verify.label"));
    const reviews = page.getByRole("table", { name: t("curriculum.provenance.reviews") });
    await expect(reviews.getByRole("row").filter({ hasText: "Ada" })).toContainText(
      t("curriculum.provenance.decisions.approve"),
    );
    const problem = await db.problem.findUniqueOrThrow({ where: { id: review.problemId } });
    const told = page.getByText(t("curriculum.provenance.generator"));
    await expect(told).toHaveCount(problem.level);
    if (problem.level > 0) {
      await told.last().click();
      const [drawn = ""] = problem.transformations;
      const list = page.getByRole("listitem").filter({ hasText: transformationTitle(t, drawn) });
      await expect(list.last()).toBeVisible();
      await expect(page.getByText('"drawn"').last()).toBeHidden();
    }
    const trained = page.getByRole("table", { name: t("curriculum.provenance.trainedOn") });
    await expect(trained).toContainText(run.snapshot!.contentHash.slice(0, 8));
    await expectAccessible(page);

    await trained.getByRole("link", { name: versionName }).click();
    await expect(page.getByRole("heading", { name: versionName, level: 1 })).toBeVisible();
    const madeBy = page.getByRole("region", { name: t("models.version.madeBy") });
    await expect(madeBy.getByRole("link", { name })).toBeVisible();
    const levels = page.getByRole("table", { name: t("models.version.byLevel") });
    for (const level of [0, 1]) {
      const title = level === 0 ? t("models.version.roots") : t("models.version.level", { level });
      const problems = await db.problem.count({ where: { curriculumId, level } });
      await expect(levels.getByRole("row").filter({ hasText: title }).getByRole("cell").last()).toHaveText(
        String(problems),
      );
    }
    await expect(page.getByRole("table", { name: t("models.version.approvedBy") })).toContainText("Ada");
    await expectAccessible(page);

    const versionPage = page.url();
    const written = [
      [versionPage, "models.version.card", "reports.card.limits"],
      [`/runs/${run.id}`, "runs.detail.report", "reports.run.outcome"],
      [`/curricula/${curriculumId}/monitor`, "monitor.report", "reports.curriculum.cost"],
    ] as const;
    for (const [address, label, heading] of written) {
      await page.goto(address);
      const html = await report(page, t, t(label), "HTML");
      expect(html).toContain(`<html lang="${language}">`);
      expect(html).toContain(`<h2>${t(heading)}</h2>`);
      const pdf = await report(page, t, t(label), "PDF");
      expect(pdf.slice(0, 5)).toBe("%PDF-");
      expect(pdf).toContain(`/Lang (${language})`);
    }

    await page.goto(`/curricula/${curriculumId}/exchange`);
    await page.getByRole("radio", { name: t("exchange.formats.hf.title") }).check();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: t("exchange.export.download") }).click();
    const dataset = readFileSync(await (await download).path(), "utf8");
    expect(dataset).toContain(t("reports.dataset.unnamed", { domain: "integration" }));
    expect(dataset).toContain(t("reports.dataset.origin"));
    expect(dataset).toContain(t("reports.dataset.hash", { hash: `\`${run.snapshot!.contentHash}\`` }));
    expect(dataset).toContain('"exportedBy": "Ada"');
    await db.$disconnect();
  });
});

/** What a report's link gives, as text of one byte a character where it is a PDF. */
async function report(
  page: Page,
  t: KnowingTranslate,
  label: string,
  format: "HTML" | "PDF",
): Promise<string> {
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: t("workbench.reportAs", { label, format }) }).click();
  return readFileSync(await (await download).path(), format === "PDF" ? "latin1" : "utf8");
}
