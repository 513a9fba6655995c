import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import type { Database } from "@/lib/db";
import { modelServer, says } from "@/lib/models/openai-compatible/testing/model-server";
import { createEndpointModel } from "@/lib/registry";
import { cancelRun, launchRun } from "@/lib/runs";
import { personWith, smallCurriculum, untilFinished } from "@/lib/runs/testing";
import { databaseWithWorker } from "@/lib/runs/testing/database-with-worker";
import { budgetPolicySchema, changeBudget, costReport, forecast } from ".";

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
  return { modelId: model.id, run: await untilFinished(db, run.id) };
}

it("counts tokens, dollars, processor and reviewer time, and forecasts the next run from them", async () => {
  const { id } = await smallCurriculum(db, "Counted");
  const problems = await db.problem.findMany({ where: { curriculumId: id } });
  const { modelId, run } = await verify("priced", id);
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

  const ahead = await forecast(db, { stage: "verify", modelId, curriculumId: id, units: 100 });
  expect(ahead).toMatchObject({ fromRunId: run.id });
  expect(ahead!.dollars).toBeCloseTo(100 * perAnswer, 6);
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
  expect(await forecast(db, { stage: "train", modelId, curriculumId: id, units: 1 })).toBeNull();
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

it("reads an empty field of a form as no bound", () => {
  const none = { dollarsPerRun: null, cpuHoursPerRun: null, gpuHoursPerRun: null };
  expect(budgetPolicySchema.parse({ dollarsPerRun: "" })).toEqual(none);
  expect(budgetPolicySchema.safeParse({ dollarsPerRun: "0" }).success).toBe(false);
});
