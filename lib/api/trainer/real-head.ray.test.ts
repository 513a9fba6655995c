import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { rayClient } from "@/lib/backends/ray";
import { database } from "@/lib/db";
import { cancelRun } from "@/lib/runs";
import { expireLeases, spawnWorker, until } from "@/lib/runs/testing";
import { type RealCluster, realCluster, smallModel } from "./testing/real-cluster";

process.env.LADDERBOARD_SECRET ??= "a secret of at least thirty-two characters";
const db = database();
const actor = systemActor("test");
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

const launch: RealCluster["launch"] = (...words) => cluster.launch(...words);
const look = () => cluster.look();
const current = (id: string) => cluster.current(id);
const untilRun: RealCluster["untilRun"] = (...words) => cluster.untilRun(...words);
const untilEnded = (id: string) => cluster.untilEnded(id);

it("a run is trained on Ray: metrics, rollouts and output arrive, and its weights are versions", async () => {
  const { id } = await launch({});
  await Promise.all([look(), look(), look()]);
  await untilEnded(id);
  const run = await current(id);
  expect([run.error, run.status, run.unitsDone, run.rayJob?.status]).toEqual([
    null,
    "succeeded",
    4,
    "SUCCEEDED",
  ]);
  const steps = await db.metric.findMany({ where: { runId: id, name: "reward" }, orderBy: { step: "asc" } });
  expect(steps.map(({ step }) => step)).toEqual([1, 2, 3, 4]);
  const versions = await db.modelVersion.findMany({
    where: { producedByRunId: id },
    orderBy: { step: "asc" },
  });
  expect(versions.map(({ step, parentId }) => [step, parentId])).toEqual([
    [2, cluster.made.modelVersionId],
    [4, versions[0]!.id],
  ]);
  expect(await db.rewardBatch.count({ where: { runId: id } })).toBe(4);
  const output = await db.runEvent.findMany({ where: { runId: id, kind: "output" } });
  expect(output.map(({ message }) => message).join("\n")).toContain("train_runtime");
  // Its token has ended with it.
  expect(await db.runToken.count({ where: { runId: id, revokedAt: null } })).toBe(0);
  // The same job, submitted by hand again, is refused by Ray: there is one job a run.
  const jobs = rayClient(cluster.head);
  await expect(
    jobs.submit({
      submissionId: run.rayJob!.submissionId,
      entrypoint: "true",
      packageName: `_ray_pkg_${run.rayJob!.packageHash!.slice(0, 32)}.zip`,
      environment: {},
      pip: [],
      metadata: {},
      cpus: 0,
      gpus: 0,
    }),
  ).rejects.toMatchObject({ name: "RayError" });
}, 240_000);

it("a run that cannot start says why, from the job's own output", async () => {
  const { id } = await launch({ baseModel: "/nowhere/at/all" });
  await untilEnded(id);
  const run = await current(id);
  expect(run.status).toBe("failed");
  expect(JSON.stringify(run.error)).toContain("The job failed");
  const output = await db.runEvent.findMany({ where: { runId: id, kind: "output" } });
  expect(output.map(({ message }) => message).join("\n")).toContain("/nowhere/at/all");
}, 240_000);

it("a cancelled run ends within a step and keeps what it stored", async () => {
  const { id } = await launch({ steps: 5_000 });
  await untilRun(id, (run) => run.unitsDone >= 3);
  await cancelRun(db, actor, id);
  await untilEnded(id);
  expect((await current(id)).status).toBe("cancelled");
  expect(await db.modelVersion.count({ where: { producedByRunId: id } })).toBeGreaterThan(0);
}, 240_000);

it("a worker that is killed costs nothing; a trainer that is killed fails its run, which goes on from its weights", async () => {
  const { id } = await launch({ steps: 5_000 });
  const worker = spawnWorker(process.env.DATABASE_URL!);
  await until(async () => (await current(id)).unitsDone >= 2);
  worker.child.kill("SIGKILL");
  await worker.ended;
  await expireLeases(db);
  const { unitsDone } = await current(id);
  await untilRun(id, (run) => run.unitsDone > unitsDone + 1);
  cluster.head.killTrainer();
  await untilEnded(id);
  const run = await current(id);
  expect(run.error).toMatchObject({ remedy: expect.stringContaining("resume from there") });
  expect(await db.runEvent.count({ where: { runId: id, message: "Training begins." } })).toBe(1);

  const last = await db.modelVersion.findFirstOrThrow({
    where: { producedByRunId: id },
    orderBy: { step: "desc" },
  });
  const resumed = await launch({ steps: last.step + 2, resume: true }, last.id);
  await untilEnded(resumed.id);
  expect((await current(resumed.id)).status).toBe("succeeded");
  const steps = await db.metric.findMany({
    where: { runId: resumed.id, name: "reward" },
    orderBy: { step: "asc" },
  });
  expect(steps.map(({ step }) => step)).toEqual([last.step + 1, last.step + 2]);
}, 240_000);

it("two processes train one model through Ray Train", async () => {
  const { id } = await launch({ steps: 2, nodes: 2, cpus: 0 });
  await untilEnded(id);
  const run = await current(id);
  expect([run.error, run.status, run.unitsDone]).toEqual([null, "succeeded", 2]);
  const rewards = await db.metric.findMany({
    where: { runId: id, name: "reward" },
    orderBy: { step: "asc" },
  });
  expect(rewards.map(({ step }) => step)).toEqual([1, 2]);
  expect(await db.runNote.findFirst({ where: { runId: id, name: "processes" } })).toMatchObject({
    value: "2",
  });
}, 240_000);

it("a run whose cluster is lost says so, and from which weights to go on", async () => {
  const { id } = await launch({ steps: 5_000 });
  await untilRun(id, (run) => run.unitsDone >= 3);
  await cluster.head.kill();
  await untilEnded(id);
  const run = await current(id);
  expect(run.status).toBe("failed");
  expect(run.error).toMatchObject({
    message: expect.stringContaining("Lost"),
    remedy: expect.stringMatching(/Resume from version \d+/),
  });
}, 240_000);
