import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { embeddedBackend } from "@/lib/backends/embedded";
import { canonicalHash } from "@/lib/curriculum";
import type { Database } from "@/lib/db";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { integrationDomain } from "@/lib/domains/integration";
import { seedBundled } from "@/prisma/seed";
import { cancelRun, launchRun, runMetrics, ttrlResult } from ".";
import { executeRun } from "./execute-run";
import { expireLeases, spawnWorker, until, untilFinished } from "./testing";

let test: TestDatabase;
let db: Database;
let benchmarkId: string;
let modelVersionId: string;
const backend = embeddedBackend({ threads: 2 });
const actor = systemActor("test");
const workers: ReturnType<typeof spawnWorker>[] = [];

/** The first is within reach of a short training, the second of no training at all, the third of an untrained guess. */
const statements = ["x*exp(3*x) + x^2", "exp(-x^2)", "x"];
const config = { steps: 12, variants: 60, problemsPerStep: 24, groupSize: 8, samplesPerProblem: 4 };

beforeAll(async () => {
  test = await createTestDatabase();
  db = test.db;
  await seedBundled(db);
  modelVersionId = (await db.modelVersion.findFirstOrThrow()).id;
  const problems = statements.map((text, index) => {
    const read = integrationDomain.readProblem(text);
    if (!read.ok) throw new Error(read.error.message);
    const { statement, latex, canonical } = read.value;
    const hash = canonicalHash(canonical);
    const kept = { statement, latex, canonical, canonicalHash: hash };
    return { ...kept, position: index + 1, technique: "mixed", source: "test" };
  });
  const benchmark = await db.benchmark.create({
    data: { name: "Three", domain: "integration", problems: { create: problems } },
  });
  benchmarkId = benchmark.id;
});
afterAll(async () => {
  for (const { child } of workers) child.kill("SIGKILL");
  await backend.close();
  await test.dispose();
});

const launch = (more: object, seed = "ttrl") =>
  launchRun(db, actor, {
    stage: "ttrl",
    benchmarkId,
    modelVersionId,
    seed,
    config: { ...config, ...more },
  });

async function finished(more: object) {
  const run = await launch(more);
  const executor = { db, backend, owner: `test ${run.id}`, stopping: new AbortController().signal };
  await executeRun(executor, run.id);
  const ended = await db.run.findUniqueOrThrow({ where: { id: run.id } });
  expect(ended).toMatchObject({ status: "succeeded", error: null, unitsDone: ended.unitsTotal });
  return ended;
}

it("learns one problem from a copy: it is solved on the way, and the model is as it was", async () => {
  const versions = await db.modelVersion.findMany();
  const run = await finished({ problem: 1 });
  const [found, ...others] = await ttrlResult(db, run.id);
  expect(others).toEqual([]);
  expect(found!.problem.position).toBe(1);
  const { result } = found!;
  expect(result).toMatchObject({ outcome: "learned", steps: 12, passAt1Before: 0 });
  expect(result.solvedAtStep).toBeGreaterThan(0);
  expect(integrationDomain.verify(statements[0]!, result.answer!, "test").kind).toBe("verified");
  expect(result.passAt1After).toBeGreaterThan(0);
  expect(result.tree).toBeGreaterThan(20);
  expect(result.tree).toBeLessThanOrEqual(60);
  // At each step eight rollouts of the problem itself, and of at most 24 of its variants.
  expect(result.rollouts).toBeGreaterThan(12 * 8);
  expect(result.rollouts).toBeLessThanOrEqual(12 * 25 * 8);
  expect(result.cpuSeconds).toBeGreaterThan(0);
  expect(result.plainVerified).toBeLessThanOrEqual(result.rollouts!);
  expect(await db.modelVersion.findMany()).toEqual(versions);
  const rewards = (await runMetrics(db, run.id)).find(({ name }) => name === "reward")!.points;
  expect(rewards.map(({ step }) => step)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  const attempts = await db.attempt.findMany({ where: { runId: run.id }, orderBy: { sample: "asc" } });
  expect(attempts.map(({ sample }) => sample)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  const verified = attempts.slice(4).filter(({ verdict }) => verdict === "verified");
  expect(verified.length / 4).toBe(result.passAt1After);
  expect(verified[0]!.steps).not.toEqual([]);
});

it("goes through a whole benchmark, leaves out what is solved already, and says what it cannot learn", async () => {
  const run = await finished({ steps: 3, samplesPerProblem: 24 });
  const results = await ttrlResult(db, run.id);
  expect(results.map(({ problem }) => problem.statement)).toEqual(statements);
  expect(results[2]!.result).toMatchObject({ outcome: "already solved" });
  expect(results[2]!.result.passAt1Before).toBeGreaterThan(0);
  expect(results[1]!.result).toMatchObject({
    outcome: "learned",
    passAt1After: 0,
    solvedAtStep: null,
    plainVerified: 0,
  });
});

it("a run whose worker is killed goes on where it was, to the result of one that was left alone", async () => {
  const run = await launch({ problem: 1 });
  const start = () => {
    const started = spawnWorker(test.url);
    workers.push(started);
    return started;
  };
  const first = start();
  await until(async () => (await db.runUnit.count({ where: { runId: run.id } })) >= 2);
  first.child.kill("SIGKILL");
  await first.ended;
  await expireLeases(db);
  const second = start();
  const ended = await untilFinished(db, run.id);
  second.child.kill("SIGTERM");
  await second.ended;
  expect(ended).toMatchObject({ status: "succeeded", unitsDone: ended.unitsTotal });
  const alone = await finished({ problem: 1 });
  const outcome = async (runId: string) => {
    const [{ result }] = (await ttrlResult(db, runId)) as [Awaited<ReturnType<typeof ttrlResult>>[number]];
    const { cpuSeconds: _, plainCpuSeconds: __, ...rest } = result;
    return rest;
  };
  expect(await outcome(run.id)).toEqual(await outcome(alone.id));
});

it("ends when it is cancelled", async () => {
  const run = await launch({ problem: 1, steps: 500 });
  const executor = { db, backend, owner: "cancelled", stopping: new AbortController().signal };
  const work = executeRun(executor, run.id);
  await until(async () => (await db.runUnit.count({ where: { runId: run.id } })) > 0);
  await cancelRun(db, actor, run.id);
  await work;
  const ended = await db.run.findUniqueOrThrow({ where: { id: run.id } });
  expect(ended).toMatchObject({ status: "cancelled", resumeState: null });
});

it("is not launched on a problem that the benchmark does not have", async () => {
  await expect(launch({ problem: 4 })).rejects.toMatchObject({ fields: [{ field: "config.problem" }] });
});
