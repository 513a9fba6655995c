import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page } from "@playwright/test";
import type { Database } from "@/lib/db";
import type { KnowingTranslate } from "@/lib/language/domain-titles";
import { modelServer, says } from "@/lib/models/openai-compatible/testing/model-server";
import { formatsFor } from "@/lib/ui/data/format";
import { expectAccessible } from "./accessibility";
import { createCurriculum, runStage } from "./curriculum";
import { appDatabase } from "./database";
import { inEachLanguage, pattern, test } from "./reading";

/** What the people responsible for a curriculum see of its runs, and what reaches them elsewhere. */
test.setTimeout(240_000);

const roots = ["x^3 + x", "2*x*cos(x^2)", "x*exp(x)", "sin(x)^2", "1/(x^2 + 4)", "x^4 - 2*x"];

inEachLanguage((language) => {
  test("a curriculum is monitored: empty at first, then an alert and its webhook, figures by level and model version, drift", async ({
    page,
    t,
  }) => {
    const webhook = await listening();
    const name = `Watched in ${language}`;
    await createCurriculum(page, name, roots, t);
    await page.getByRole("link", { name: t("curriculum.tabs.monitor") }).click();
    await expect(page.getByText(t("monitor.measured.none"))).toBeVisible();
    await expect(page.getByText(t("monitor.alerts.noneExplanation"))).toBeVisible();
    await expect(page.getByText(t("monitor.generated.none"))).toBeVisible();
    await expect(page).toHaveTitle(`${t("monitor.title")} · Ladderboard`);
    await expectAccessible(page);
    await setThresholds(page, t, webhook.address);

    const generate = (depth: string, seed: string) =>
      runStage("generate", name, "--depth", depth, "--variants-per-problem", "4", "--seed", seed);
    await generate("2", "watch");
    await runStage("verify", name, "--model-version", "1", "--samples-per-problem", "8", "--seed", "watch");
    await expect
      .poll(() => webhook.posted.map(({ kind }) => kind), { timeout: 30_000 })
      .toContain("solveRateJump");
    await page.reload();
    const alerts = page.getByRole("region", { name: t("monitor.alerts.title"), exact: true });
    const jump = alerts.getByRole("row").filter({ hasText: t("monitor.kinds.solveRateJump.label") });
    await expect(jump).toContainText(t("monitor.alerts.posting.posted"));
    const levels = { points: /\d+/, from: /[12]/, to: /[12]/ };
    const more = pattern(t, "monitor.signals.moreOften", levels).source;
    const less = pattern(t, "monitor.signals.lessOften", levels).source;
    await expect(jump).toContainText(new RegExp(`${more}|${less}`));
    await jump.getByRole("button", { name: t("monitor.alerts.seeTo") }).click();
    await expect(jump).toContainText(t("monitor.alerts.seenToBy", { name: "Ada" }));

    const db = appDatabase();
    const { id } = await db.curriculum.findFirstOrThrow({ where: { name } });
    await trainOnAll(db, id, name);
    await runStage("verify", name, "--samples-per-problem", "2", "--seed", "watch");
    await generate("1", "another");
    await page.reload();
    await expectSolveRates(page, db, id, t);
    const variants = { curriculumId: id, level: { gt: 0 } };
    const { number, percent } = formatsFor(language);
    const all = await db.problem.count({ where: variants });
    const approved = await db.problem.count({ where: { ...variants, reviewState: "approved" } });
    const quality = page.getByRole("table", { name: t("monitor.generated.title") });
    const whole = quality.getByRole("row").filter({ hasText: t("monitor.generated.facets.whole") });
    await expect(whole.getByRole("cell").nth(1)).toHaveText(number(all));
    await expect(whole.getByRole("cell").nth(4)).toHaveText(percent(approved / all));
    await expect(quality).toContainText(t("transformations.drop-term"));
    const slopes = (["gap", "upsideDown"] as const).map((slope) =>
      page.getByText(t(`monitor.measured.${slope}`), { exact: true }),
    );
    await expect(slopes[0]!.or(slopes[1]!).first()).toBeVisible();
    const drift = await asTable(page, t, t("monitor.generated.drift"));
    await expect(drift.getByRole("row").nth(1)).toHaveText(/^2\s*0\.\d+$/);
    await expectAccessible(page);
    await db.$disconnect();
    webhook.server.close();
  });
});

/** A webhook on this machine, and what was posted to it. */
async function listening() {
  const posted: { kind: string; text: string }[] = [];
  const server: Server = createServer(async (asked, reply) => {
    const parts: Buffer[] = [];
    for await (const part of asked) parts.push(part as Buffer);
    posted.push(JSON.parse(Buffer.concat(parts).toString()));
    reply.writeHead(204).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, posted, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
}

async function setThresholds(page: Page, t: KnowingTranslate, webhook: string): Promise<void> {
  await page.getByRole("button", { name: t("monitor.thresholds.title") }).click();
  const dialog = page.getByRole("dialog", { name: t("monitor.thresholds.title") });
  await dialog.getByLabel(t("monitor.kinds.solveRateJump.label")).fill("0.01");
  await dialog.getByLabel(t("monitor.thresholds.webhook")).fill("not an address");
  await dialog.getByRole("button", { name: t("monitor.thresholds.save") }).click();
  await expect(dialog.getByText(t("monitor.thresholds.notAddress")).first()).toBeVisible();
  await dialog.getByLabel(t("monitor.thresholds.webhook")).fill("http://10.0.0.7:9/hook");
  await dialog.getByRole("button", { name: t("monitor.thresholds.save") }).click();
  await expect(dialog.getByText(/LADDERBOARD_ALLOWED_ADDRESSES=10\.0\.0\.7/).first()).toBeVisible();
  await dialog.getByLabel(t("monitor.thresholds.webhook")).fill(webhook);
  await dialog.getByRole("button", { name: t("monitor.thresholds.save") }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(t("monitor.thresholds.saved"), { exact: true })).toBeVisible();
}

/** A next version of the model, trained on every problem of the curriculum. */
async function trainOnAll(db: Database, curriculumId: string, name: string): Promise<void> {
  await db.problem.updateMany({ where: { curriculumId }, data: { reviewState: "approved" } });
  await db.checkpoint.create({ data: { curriculumId, stage: "train", state: "open" } });
  await runStage("train", name, "--model-version", "1", "--steps", "2", "--problems-per-step", "4");
}

/** A chart of the page as the table of its values. */
async function asTable(page: Page, t: KnowingTranslate, title: string) {
  const figure = page.getByRole("figure").filter({ has: page.getByText(title, { exact: true }) });
  await figure.getByRole("button", { name: t("charts.asTable") }).click();
  return figure.getByRole("table");
}

/** The chart has, for each verify run and level, what the stored attempts say; the runs were of two versions. */
async function expectSolveRates(page: Page, db: Database, curriculumId: string, t: KnowingTranslate) {
  const rates = await db.$queryRaw<{ version: number; rates: number[] }[]>`
    SELECT version, array_agg(rate ORDER BY level) AS rates FROM (
      SELECT run.id, version.number AS version, level, avg((attempt.verdict = 'verified')::int)::float8 AS rate
      FROM attempt JOIN run ON run.id = run_id JOIN problem ON problem.id = problem_id
        JOIN model_version version ON version.id = run.model_version_id
      WHERE run.curriculum_id = ${curriculumId} AND run.stage = 'verify' GROUP BY run.id, version.number, level) levels
    GROUP BY id, version ORDER BY id`;
  expect(rates.map(({ rates: levels }) => levels.length)).toEqual([3, 3]);
  expect(rates[1]!.version).toBeGreaterThan(rates[0]!.version);
  const table = await asTable(page, t, t("monitor.measured.byLevel"));
  const { percent } = formatsFor("en");
  for (const [index, { version, rates: levels }] of rates.entries()) {
    const cells = table
      .getByRole("row")
      .nth(index + 1)
      .getByRole("cell");
    for (const [level, rate] of levels.entries())
      await expect(cells.nth(level + 1)).toHaveText(
        new RegExp(`^${percent(rate).replace(".", "\\.")}[ （(]`),
      );
    await expect(
      page.getByText(
        pattern(t, "monitor.measured.place", {
          place: new RegExp(`${index + 1}`),
          model: new RegExp(`[^·]+ v${version}`),
        }),
      ),
    ).toBeVisible();
  }
}

test("answers that a model gets accepted near the tolerance show on the monitor page and raise an alert", async ({
  page,
}) => {
  const answers = ["1.0000000001*x^3", "x^2", "x^3"].map((answer) => says(`<ANSWER>${answer}</ANSWER>`));
  await using server = await modelServer(answers[0]!, ...answers.slice(1));
  await page.goto("/models/new");
  await page.getByLabel("Name", { exact: true }).fill("Rounder");
  await page.getByLabel("Model", { exact: true }).fill("tiny");
  await page.getByLabel("Base URL").fill(server.baseUrl);
  await page.getByRole("button", { name: "Add endpoint" }).click();
  await expect(page.getByRole("heading", { name: "Rounder", level: 1 })).toBeVisible();

  await createCurriculum(page, "Nearly right", ["3*x^2"]);
  await page.getByRole("link", { name: "Monitor" }).click();
  await page.getByRole("button", { name: "Thresholds" }).click();
  const dialog = page.getByRole("dialog", { name: "Thresholds" });
  await dialog.getByLabel("Accepted near the tolerance").fill("0.02");
  await dialog.getByRole("button", { name: "Save thresholds" }).click();
  await expect(dialog).toBeHidden();

  await runStage("verify", "Nearly right", "--model", "Rounder", "--samples-per-problem", "32");
  const alerts = page.getByRole("region", { name: "Alerts", exact: true });
  const near = alerts.getByRole("row").filter({ hasText: "came near the verifier's tolerance" });
  await expect(async () => {
    await page.reload();
    await expect(near).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await expect(near).toContainText("3 % of the accepted answers");
  await expect(near).toContainText("Accepted near the tolerance: 0.02");
  await expect(page.getByRole("figure", { name: "Accepted near the tolerance" })).toBeVisible();
  await expect(page.getByText("1 of 31 accepted answers in the newest run")).toBeVisible();
  await expectAccessible(page);
});
