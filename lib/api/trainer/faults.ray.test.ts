import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { database } from "@/lib/db";
import { expireLeases, spawnWorker, until } from "@/lib/runs/testing";
import { type RealCluster, realCluster, smallModel } from "./testing/real-cluster";

process.env.LADDERBOARD_SECRET ??= "a secret of at least thirty-two characters";
const db = database();
let cluster: RealCluster;
let model: ReturnType<typeof smallModel>;

beforeAll(async () => {
  model = smallModel();
  cluster = await realCluster(db, model.folder);
}, 240_000);
afterAll(async () => {
  await cluster?.close();
  model?.remove();
});

const forEver = 5_000;
const rolloutsAStep = 16;
const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, i) => from + i);

/**
 * Every step, batch and version of the run counted once and none left out between. Between a step's rewards, its heartbeat,
 * its metrics and its weights a death may fall, so that the later of them may lack the last one.
 */
async function expectTrueAccount(runId: string, firstStep = 1) {
  const run = await cluster.current(runId);
  const [metrics, units, batches, versions, events] = await Promise.all([
    db.metric.findMany({ where: { runId, name: "reward" }, orderBy: { step: "asc" } }),
    db.runUnit.findMany({ where: { runId }, orderBy: { key: "asc" } }),
    db.rewardBatch.findMany({ where: { runId }, orderBy: { step: "asc" } }),
    db.modelVersion.findMany({ where: { producedByRunId: runId }, orderBy: { step: "asc" } }),
    db.runEvent.findMany({ where: { runId, kind: "status" }, orderBy: { id: "asc" } }),
  ]);
  const last = firstStep + metrics.length - 1;
  expect(metrics.map(({ step }) => step)).toEqual(upTo(last, firstStep));
  const beats = Math.max(run.unitsDone, firstStep - 1);
  expect([last, last + 1]).toContain(beats);
  expect(
    units.map(({ key }) => Number(key.slice("step-".length))).filter((step) => step >= firstStep),
  ).toEqual(upTo(beats, firstStep));
  // Answers are sampled before the step that learns from them has ended.
  expect(batches.map(({ step }) => step)).toEqual(upTo(firstStep + batches.length - 2, firstStep - 1));
  expect([beats, beats + 1]).toContain(firstStep + batches.length - 1);
  for (const { rollouts } of batches) expect(rollouts).toHaveLength(rolloutsAStep);
  let parentId = run.modelVersionId;
  for (const version of versions) {
    expect(version.parentId).toBe(parentId);
    expect(existsSync(join(version.location!, "trainer_state.json"))).toBe(true);
    parentId = version.id;
  }
  expect(new Set(versions.map(({ step }) => step)).size).toBe(versions.length);
  const statuses = events.map(({ data }) => (data as { status: string }).status);
  expect(statuses).toEqual(
    ["queued", "starting", "running", run.status].filter((one) => statuses.includes(one)),
  );
  expect(await db.runToken.count({ where: { runId, revokedAt: null } })).toBe(0);
  return { run, last, versions };
}

/** It goes on from its last weights: no step twice, none left out. */
async function expectResumable(versions: readonly { id: string; step: number | null }[]) {
  const last = versions.at(-1)!;
  const { id } = await cluster.launch({ steps: last.step! + 2, resume: true }, last.id);
  await cluster.untilEnded(id);
  const account = await expectTrueAccount(id, last.step! + 1);
  expect([account.run.error, account.run.status, account.last]).toEqual([null, "succeeded", last.step! + 2]);
}

const versionsOf = (runId: string) => db.modelVersion.count({ where: { producedByRunId: runId } });
const has = (runId: string, message: string) =>
  db.runEvent.count({ where: { runId, message: { startsWith: message } } }).then((count) => count > 0);
const hasSteps = async (id: string, steps: number) => (await cluster.current(id)).unitsDone >= steps;

/** Looked for at each look of a worker. */
type Moment = readonly [when: string, config: object, holds: (runId: string) => Promise<boolean> | boolean];

const trainerMoments: Moment[] = [
  ["as it starts", { steps: forEver }, () => true],
  ["while it loads the weights", { steps: forEver }, (id) => has(id, "Loads ")],
  ["before its first weights", { steps: forEver, checkpointEvery: forEver }, (id) => hasSteps(id, 2)],
  ["after it stored weights", { steps: forEver }, async (id) => (await versionsOf(id)) > 0],
];

async function untilMoment(id: string, holds: Moment[2]): Promise<void> {
  await until(async () => {
    await cluster.look();
    return holds(id);
  });
}

it.each(trainerMoments)("the trainer is killed %s", async (_, config, holds) => {
  const { id } = await cluster.launch(config);
  await untilMoment(id, holds);
  await until(async () => {
    await cluster.look();
    return cluster.head.killTrainer();
  });
  await cluster.untilEnded(id);
  const { run, versions } = await expectTrueAccount(id);
  expect(run.status).toBe("failed");
  expect(run.error).toMatchObject({
    message: expect.stringContaining("The job failed"),
    remedy: expect.stringContaining(versions.length > 0 ? "resume from there" : "Its log says more"),
  });
  if (versions.length > 0) await expectResumable(versions);
});

const workerMoments: Moment[] = [
  ["before the job is sent", {}, async (id) => (await cluster.current(id)).status !== "queued"],
  ["while the trainer trains", {}, (id) => hasSteps(id, 1)],
  ["as the trainer ends", {}, (id) => hasSteps(id, 4)],
];

it.each(workerMoments)("the worker is killed %s", async (_, config, holds) => {
  const { id } = await cluster.launch(config);
  const worker = spawnWorker(process.env.DATABASE_URL!);
  await until(async () => holds(id));
  worker.child.kill("SIGKILL");
  await worker.ended;
  await expireLeases(db);
  await cluster.untilEnded(id);
  const { run, last, versions } = await expectTrueAccount(id);
  expect([run.error, run.status, run.unitsDone, last]).toEqual([null, "succeeded", 4, 4]);
  expect(versions.map(({ step }) => step)).toEqual([2, 4]);
  expect(await db.runEvent.count({ where: { runId: id, message: "Training begins." } })).toBe(1);
});

const headMoments: Moment[] = [
  ["as it takes the job", {}, async (id) => (await cluster.current(id)).rayJob?.submittedAt != null],
  ["before the first weights", { steps: forEver, checkpointEvery: forEver }, (id) => hasSteps(id, 2)],
  ["after weights were stored", { steps: forEver }, async (id) => (await versionsOf(id)) > 1],
];

it.each(headMoments)("Ray is killed %s", async (_, config, holds) => {
  const { id } = await cluster.launch(config);
  await untilMoment(id, holds);
  await cluster.head.kill();
  await cluster.untilEnded(id);
  const { run, versions } = await expectTrueAccount(id);
  expect(run.status).toBe("failed");
  expect(run.error).toMatchObject({
    message: expect.stringContaining("Lost"),
    remedy: expect.stringMatching(versions.length > 0 ? /Resume from version \d+/ : /stored no weights/),
  });
  await cluster.close();
  cluster = await realCluster(db, model.folder);
  if (versions.length > 0) await expectResumable(versions);
});
