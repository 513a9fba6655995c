import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { accuracies } from "@/lib/benchmarks";
import type { Database } from "@/lib/db";
import { launchRun } from "@/lib/runs";
import { smallCurriculum, untilFinished } from "@/lib/runs/testing";
import { databaseWithWorker } from "@/lib/runs/testing/database-with-worker";
import { seedBundled } from "@/prisma/seed";
import { curriculumReport, runReport, writingIn } from ".";
import { reportHtml } from "./html";

const actor = systemActor("test");
const now = new Date("2026-11-25T12:00:00Z");
const english = writingIn("en");
let db: Database;
let dispose: () => Promise<void>;
let curriculumId: string;
let modelVersionId: string;

beforeAll(async () => {
  ({ db, dispose } = await databaseWithWorker());
  await seedBundled(db);
  curriculumId = (await smallCurriculum(db, "Small")).id;
  modelVersionId = (await db.modelVersion.findFirstOrThrow()).id;
});
afterAll(() => dispose());

async function reportOf(stage: "generate" | "verify" | "train" | "evaluate", config: object) {
  const benchmarkId = (await db.benchmark.findFirstOrThrow()).id;
  const subject = stage === "evaluate" ? { benchmarkId } : { curriculumId };
  const asked = { stage, ...subject, modelVersionId, seed: "results", config: { ...config } };
  const { id } = await launchRun(db, actor, asked);
  const { status, error } = await untilFinished(db, id);
  expect([status, error]).toEqual(["succeeded", null]);
  const html = reportHtml(await runReport(db, id, now, english));
  expect(html).toContain("<p>It succeeded; ");
  expect(html).not.toMatch(/None\.|solve_rate_histogram|<th scope="col"><\/th>|<tbody><\/tbody>/);
  return { id, html };
}

it("a run's report has what its stage made, and a curriculum's how its levels and variants fare", async () => {
  const generated = await reportOf("generate", { depth: 1, variantsPerProblem: 3 });
  const variants = await db.problem.count({ where: { generatedByRunId: generated.id } });
  expect(variants).toBeGreaterThan(0);
  expect(generated.html).toContain(`<td>Variants written</td><td>${variants}</td>`);
  expect(generated.html).toContain(`<td>Level 1</td><td>${variants}</td>`);
  expect(generated.html).toMatch(/<td>Proposed<\/td><td>\d+<\/td>/);
  expect(generated.html).not.toContain("<h2>Metrics");

  const verified = await reportOf("verify", { samplesPerProblem: 4 });
  const attempts = await db.attempt.count({ where: { runId: verified.id, problem: { level: 1 } } });
  expect(verified.html).toMatch(
    new RegExp(
      `<td>Level 1</td><td>${attempts}</td><td>\\d+</td><td>[\\d.]+ %</td><td>[\\d.]+ to [\\d.]+ %</td>`,
    ),
  );

  await db.problem.updateMany({ where: { curriculumId }, data: { reviewState: "approved" } });
  await db.checkpoint.create({ data: { curriculumId, stage: "train", state: "open" } });
  const trained = await reportOf("train", { steps: 3, problemsPerStep: 8, groupSize: 8 });
  const rewards = await db.metric.findMany({
    where: { runId: trained.id, name: "reward" },
    orderBy: { step: "asc" },
  });
  expect(trained.html).toContain("<p>It made version 2 of the model.</p>");
  expect(trained.html).toContain(`at the first step</td><td>${rewards[0]!.value.toFixed(3)}</td>`);
  expect(trained.html).toContain(`at the last step</td><td>${rewards.at(-1)!.value.toFixed(3)}</td>`);

  const evaluated = await reportOf("evaluate", { samplesPerProblem: 1 });
  const [accuracy] = await accuracies(db, { runIds: [evaluated.id] });
  const percent = (share: number) => (100 * share).toFixed(1);
  expect(evaluated.html).toContain(`<td>pass@1</td><td>${percent(accuracy!.passAt1)} %</td>`);
  expect(evaluated.html).toContain(`<td>${percent(accuracy!.low)} to ${percent(accuracy!.high)} %</td>`);

  const report = reportHtml(await curriculumReport(db, curriculumId, now, english));
  expect(report).toContain("<h2>Solve rate by level, Built-in rule policy v1</h2>");
  expect(report).toMatch(/<td>Level 1<\/td><td>\d+<\/td><td>[\d.]+ %<\/td><td>[\d.]+ to [\d.]+ %<\/td>/);
  expect(report).toMatch(new RegExp(`<td>All variants</td><td></td><td>${variants}</td><td>100.0 %</td>`));
});
