import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { embeddedBackend } from "@/lib/backends/embedded";
import type { Database } from "@/lib/db";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { applyPolicy } from "@/lib/review";
import { seedBundled } from "@/prisma/seed";
import { cancelRun, type LaunchInput, launchRun } from ".";
import { executeRun } from "./execute-run";
import { holdRun, LeaseLost, takeLease } from "./lease";
import { expireLeases, smallCurriculum, spawnWorker, until, untilFinished } from "./testing";

let test: TestDatabase;
let db: Database;
let curriculumId: string;
let modelVersionId: string;
const actor = systemActor("test");
const workers: ReturnType<typeof spawnWorker>[] = [];

beforeAll(async () => {
  test = await createTestDatabase();
  db = test.db;
  await seedBundled(db);
  curriculumId = (await smallCurriculum(db, "Recovered")).id;
  modelVersionId = (await db.modelVersion.findFirstOrThrow()).id;
});
afterAll(async () => {
  for (const { child } of workers) child.kill("SIGKILL");
  await test.dispose();
});

function worker() {
  const started = spawnWorker(test.url);
  workers.push(started);
  return started;
}

/** Kills a worker once it has done some units of a run, lets its lease run out, and has another one finish the run. */
async function killedHalfway(input: LaunchInput, units: number) {
  const run = await launchRun(db, actor, input);
  const first = worker();
  await until(async () => (await db.runUnit.count({ where: { runId: run.id } })) >= units);
  first.child.kill("SIGKILL");
  await first.ended;
  const half = await db.run.findUniqueOrThrow({ where: { id: run.id } });
  expect(half.status).toBe("running");
  expect(half.unitsDone).toBe(await db.runUnit.count({ where: { runId: run.id } }));
  await expireLeases(db);
  const second = worker();
  const finished = await untilFinished(db, run.id);
  second.child.kill("SIGTERM");
  await second.ended;
  expect(finished.status).toBe("succeeded");
  expect(finished.unitsDone).toBe(await db.runUnit.count({ where: { runId: run.id } }));
  expect(finished.unitsDone).toBe(finished.unitsTotal);
  return finished;
}

it("a generate run whose worker is killed goes on and writes no variant twice", async () => {
  const run = await killedHalfway(
    {
      stage: "generate",
      curriculumId,
      modelVersionId,
      seed: "kill",
      config: { depth: 3, variantsPerProblem: 6, maximumProblems: 400 },
    },
    10,
  );
  const sums = await db.$queryRaw<
    { written: number }[]
  >`SELECT sum((result->>'written')::int)::int AS written FROM run_unit WHERE run_id = ${run.id}`;
  expect(sums[0]!.written).toBe(await db.problem.count({ where: { generatedByRunId: run.id } }));
});

it("a verify run whose worker is killed measures every problem once", async () => {
  const run = await killedHalfway(
    { stage: "verify", curriculumId, modelVersionId, seed: "kill", config: { samplesPerProblem: 4 } },
    20,
  );
  const problems = await db.problem.count({ where: { curriculumId } });
  expect(run.unitsDone).toBe(problems);
  expect(await db.attempt.count({ where: { runId: run.id } })).toBe(4 * problems);
});

it("a training run whose worker is killed reaches the weights of one that was left alone", async () => {
  await applyPolicy(db, actor, curriculumId);
  const input: LaunchInput = {
    stage: "train",
    curriculumId,
    modelVersionId,
    seed: "kill",
    config: { steps: 12, problemsPerStep: 12, groupSize: 8 },
  };
  const killed = await killedHalfway(input, 3);
  const steps = await db.metric.findMany({
    where: { runId: killed.id, name: "reward" },
    orderBy: { step: "asc" },
  });
  expect(steps.map(({ step }) => step)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  const alone = await launchRun(db, actor, input);
  const last = worker();
  await untilFinished(db, alone.id);
  last.child.kill("SIGTERM");
  await last.ended;
  const weights = async (runId: string) =>
    (await db.modelVersion.findFirstOrThrow({ where: { producedByRunId: runId } })).weights;
  expect(await weights(killed.id)).toEqual(await weights(alone.id));
});

it("a worker that lost its lease writes nothing more", async () => {
  const run = await launchRun(db, actor, { stage: "verify", curriculumId, modelVersionId });
  expect(await takeLease(db, run.id, "slow worker")).toBe(true);
  expect(await takeLease(db, run.id, "quick worker")).toBe(false);
  await db.run.update({ where: { id: run.id }, data: { leaseOwner: "quick worker" } });
  await expect(db.$transaction((tx) => holdRun(tx, run.id, "slow worker"))).rejects.toThrow(LeaseLost);
  await db.run.update({ where: { id: run.id }, data: { status: "cancelled" } });
});

it("a waiting run is cancelled at once, a running one after the unit in hand, a finished one not at all", async () => {
  const waiting = await launchRun(db, actor, { stage: "verify", curriculumId, modelVersionId });
  await cancelRun(db, actor, waiting.id);
  expect((await db.run.findUniqueOrThrow({ where: { id: waiting.id } })).status).toBe("cancelled");
  await expect(cancelRun(db, actor, waiting.id)).rejects.toMatchObject({ code: "conflict" });

  const running = await launchRun(db, actor, {
    stage: "train",
    curriculumId,
    modelVersionId,
    config: { steps: 5_000, problemsPerStep: 4, groupSize: 8 },
  });
  const started = worker();
  await until(async () => (await db.runUnit.count({ where: { runId: running.id } })) > 0);
  await cancelRun(db, actor, running.id);
  const ended = await untilFinished(db, running.id);
  expect(ended.status).toBe("cancelled");
  expect(ended.unitsDone).toBe(await db.runUnit.count({ where: { runId: running.id } }));
  started.child.kill("SIGTERM");
  await started.ended;
  expect(await db.modelVersion.count({ where: { producedByRunId: running.id } })).toBe(0);
});

it("a worker that is stopped puts its run back into the line", async () => {
  const run = await launchRun(db, actor, {
    stage: "train",
    curriculumId,
    modelVersionId,
    config: { steps: 200, problemsPerStep: 4, groupSize: 8 },
  });
  const stopping = new AbortController();
  const backend = embeddedBackend({ threads: 1 });
  const work = executeRun({ db, backend, owner: "stopped", stopping: stopping.signal }, run.id);
  await until(async () => (await db.runUnit.count({ where: { runId: run.id } })) > 1);
  stopping.abort();
  await work;
  await backend.close();
  const waiting = await db.run.findUniqueOrThrow({ where: { id: run.id } });
  expect(waiting).toMatchObject({ status: "queued", leaseOwner: null });
  expect(waiting.resumeState).not.toBeNull();
  await cancelRun(db, actor, run.id);
});
