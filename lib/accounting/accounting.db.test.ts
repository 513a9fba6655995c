import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import type { Database } from "@/lib/db";
import { modelServer, says } from "@/lib/models/openai-compatible/testing/model-server";
import { createEndpointModel } from "@/lib/registry";
import { cancelRun, decideRisk, forecastOf, launchRun } from "@/lib/runs";
import { personWith, smallCurriculum, untilFinished } from "@/lib/runs/testing";
import { databaseWithWorker } from "@/lib/runs/testing/database-with-worker";
import { budgetPolicySchema, changeBudget, costReport } from ".";

const actor = systemActor("test");
let test: Awaited<ReturnType<typeof databaseWithWorker>>;
let db: Database;

beforeAll(async () => {
  test = await databaseWithWorker();
  db = test.db;
});
afterAll(() => test.dispose());

/** A completion of the test server has 1,000 prompt and 200 completion tokens: with these prices, a dollar and a fifth. */
const price = { promptPerMillion: 1_000, completionPerMillion: 1_000 };
const perAnswer = 1.2;

async function verify(name: string, curriculumId: string, priced = true) {
  await using server = await modelServer(says("<answer>x^2</answer>"));
  const config = {
    baseUrl: server.baseUrl,
    model: "tiny",
    concurrency: 1,
    maxRetries: 0,
    ...(priced ? { price } : {}),
  };
  const model = await createEndpointModel(db, actor, { name, config });
  const version = await db.modelVersion.findFirstOrThrow({ where: { modelId: model.id } });
  const launch = { curriculumId, modelVersionId: version.id, config: { samplesPerProblem: 1 } };
  const run = await launchRun(db, actor, { stage: "verify", ...launch });
  return { run: await untilFinished(db, run.id) };
}

it("counts tokens, dollars, processor and reviewer time, and forecasts the next run from them", async () => {
  const { id } = await smallCurriculum(db, "Counted");
  const problems = await db.problem.findMany({ where: { curriculumId: id } });
  const { run } = await verify("priced", id);
  expect(run.status).toBe("succeeded");
  const child = { statement: "x", latex: "x", canonical: "x", canonicalHash: "x", transformations: [] };
  const parentId = problems[0]!.id;
  const variant = await db.problem.create({
    data: { ...child, curriculumId: id, parentId, reviewState: "approved" },
  });
  const person = await personWith(db, "reviewer");
  const review = {
    problemId: variant.id,
    reviewerId: person.userId,
    decision: "approve",
    durationMs: 90_000,
  } as const;
  expect((await costReport(db, id)).perApproved.reviewerMinutes).toBeNull();
  await db.review.create({ data: review });

  const report = await costReport(db, id);
  const [stage] = report.stages;
  expect(stage).toMatchObject({
    stage: "verify",
    runs: 1,
    tokens: 1_200 * problems.length,
    unpricedRequests: 0,
  });
  expect(stage!.dollars).toBeCloseTo(perAnswer * problems.length, 9);
  expect(stage!.cpuSeconds).toBeGreaterThan(0);
  expect(report.review).toEqual({ minutes: 1.5, decisions: 1 });
  expect(report.perApproved.dollars).toBeCloseTo(perAnswer * problems.length, 9);
  expect(report.perApproved.reviewerMinutes).toBe(1.5);

  const subject = { curriculumId: id, benchmarkId: null };
  const config = { samplesPerProblem: 64 };
  const { work, likely } = await forecastOf(db, "verify", subject, run.modelVersionId, config);
  // The variant that was written since is attempted as well.
  expect(work.factors).toEqual({ problems: problems.length + 1, samples: 64 });
  expect(likely).toMatchObject({ fromRunId: run.id });
  expect(likely!.dollars).toBeCloseTo(64 * (problems.length + 1) * perAnswer, 6);
  const again = await launchRun(db, actor, {
    stage: "verify",
    curriculumId: id,
    modelVersionId: run.modelVersionId,
    config: { samplesPerProblem: 1 },
  });
  const noted = await db.runCost.findUniqueOrThrow({ where: { runId: again.id } });
  expect(noted.forecastDollars).toBeCloseTo(perAnswer * (problems.length + 1), 9);
  expect(noted.forecastCpuSeconds).toBeGreaterThan(0);
  await cancelRun(db, actor, again.id).catch(() => {});
  expect((await forecastOf(db, "train", subject, run.modelVersionId, {})).likely).toBeNull();
});

it("says so where a price is not known, instead of calling it nothing", async () => {
  const { id } = await smallCurriculum(db, "Unpriced");
  await verify("unpriced", id, false);
  const [stage] = (await costReport(db, id)).stages;
  expect(stage).toMatchObject({ dollars: 0, unpricedRequests: 5 });
});

it("ends a run before its budget is passed, and keeps what it wrote", async () => {
  const { id } = await smallCurriculum(db, "Bounded");
  await changeBudget(db, actor, id, budgetPolicySchema.parse({ dollarsPerRun: 2.5 * perAnswer }));
  const { run } = await verify("bounded", id);
  expect(run.status).toBe("cancelled");
  expect(run.error).toMatchObject({
    message: "The budget leaves $0.6, and one unit of this run cost up to $1.2.",
  });
  expect(run.unitsDone).toBe(2);
  expect(run.unitsDone).toBeLessThan(run.unitsTotal);
  expect(await db.attempt.count({ where: { runId: run.id } })).toBe(run.unitsDone);
});

it("holds a launch against the budget by its forecast: a warning for one person, a second person where two are asked", async () => {
  const { id } = await smallCurriculum(db, "Foreseen");
  const { run } = await verify("foreseen", id);
  await changeBudget(db, actor, id, budgetPolicySchema.parse({ dollarsPerRun: 10 }));
  const person = await personWith(db, "operator");
  const launch = (samplesPerProblem: number) =>
    launchRun(db, person, {
      stage: "verify",
      curriculumId: id,
      modelVersionId: run.modelVersionId,
      config: { samplesPerProblem },
    });
  const warned = await launch(8);
  const above = { key: "runErrors.aboveDollars", values: { likely: "48", allowed: "10" } };
  const log = await db.runEvent.findMany({ where: { runId: warned.id, kind: "budget" } });
  expect(log).toMatchObject([{ data: { words: above } }]);
  await db.curriculum.update({ where: { id }, data: { secondPerson: true } });
  await expect(launch(8)).rejects.toMatchObject({ code: "conflict", texts: { message: above } });
  const [request] = await db.secondPersonRequest.findMany({ where: { curriculumId: id } });
  expect(request).toMatchObject({ kind: "launch", agreed: null });
  const within = await launch(1);
  expect(await db.runEvent.count({ where: { runId: within.id, kind: "budget" } })).toBe(0);
  await decideRisk(db, await personWith(db, "operator"), { requestId: request!.id, agreed: true });
  expect(await db.run.findUnique({ where: { id: request!.id } })).not.toBeNull();
});

it("reads an empty field of a form as no bound", () => {
  const none = { dollarsPerRun: null, cpuHoursPerRun: null, gpuHoursPerRun: null };
  expect(budgetPolicySchema.parse({ dollarsPerRun: "" })).toEqual(none);
  expect(budgetPolicySchema.safeParse({ dollarsPerRun: "0" }).success).toBe(false);
});
