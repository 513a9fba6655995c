import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { createRunToken } from "@/lib/auth/run-tokens";
import { database } from "@/lib/db";
import { launchRun } from "..";
import { expireLeases } from "../testing";
import { followRayRuns } from "./follow-runs";
import { dyingDatabase, Killed } from "./testing/dying-database";
import { llmCurriculum } from "./testing/llm-curriculum";
import { ScriptedRay } from "./testing/scripted-ray";

process.env.LADDERBOARD_SECRET ??= "a secret of at least thirty-two characters";
const db = database();
let ray: ScriptedRay;
let made: Awaited<ReturnType<typeof llmCurriculum>>;

beforeAll(async () => {
  ray = await ScriptedRay.start();
  made = await llmCurriculum(db, { address: ray.address, token: "ray-token" }, "http://127.0.0.1:3000");
});
afterAll(() => ray.close());

/** What the cluster does, a stage a look: the job waits, runs, prints, stores weights, ends. */
const stages: ((runId: string) => Promise<void> | void)[] = [
  () => {},
  (runId) => {
    const job = jobOf(runId);
    if (job) Object.assign(job, { status: "RUNNING", logs: "first line\nsecond line\n" });
  },
  async (runId) => {
    const job = jobOf(runId);
    if (job) job.logs += "third line\n";
    await db.modelVersion.create({
      data: {
        modelId: made.modelId,
        number: ++versions,
        producedByRunId: runId,
        step: 10,
        location: "/w",
        parentId: made.modelVersionId,
      },
    });
  },
  (runId) => {
    const job = jobOf(runId);
    if (job) job.status = "SUCCEEDED";
  },
];
let versions = 1;
const jobOf = (runId: string) => ray.jobs.get(`ladderboard-${runId}`);

/** A worker that dies at its `moment`-th call to the database, then workers that live. Whether it did die. */
async function accountAfterDeathAt(moment: number): Promise<boolean> {
  ray.submissions.length = 0;
  const { id } = await launchRun(db, systemActor("test"), { stage: "train", ...made, config: {} });
  const dying = dyingDatabase(db, moment);
  let died = false;
  for (const stage of stages) {
    await stage(id);
    for (let look = 0; look < 2; look++) {
      try {
        await followRayRuns(died ? db : dying.db, died ? "living" : "dying");
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        died = true;
        await expireLeases(db);
      }
    }
  }
  await followRayRuns(db, "living");
  const run = await db.run.findUniqueOrThrow({ where: { id }, include: { rayJob: true } });
  const output = await db.runEvent.findMany({ where: { runId: id, kind: "output" }, orderBy: { id: "asc" } });
  const statuses = await db.runEvent.findMany({
    where: { runId: id, kind: "status" },
    orderBy: { id: "asc" },
  });
  expect({
    status: run.status,
    error: run.error,
    jobs: ray.submissions.length,
    output: output.map(({ message }) => message).join("\n"),
    statuses: statuses.map(({ data }) => (data as { status: string }).status),
    openTokens: await db.runToken.count({ where: { runId: id, revokedAt: null } }),
  }).toEqual({
    status: "succeeded",
    error: null,
    jobs: 1,
    output: "first line\nsecond line\nthird line",
    statuses: ["queued", "starting", "running", "succeeded"],
    openTokens: 0,
  });
  return died;
}

it("wherever a worker is killed, the run's account is the same: one job, each line once, one end", async () => {
  let moments = 0;
  for (let moment = 1; await accountAfterDeathAt(moment); moment++) moments++;
  expect(moments).toBeGreaterThanOrEqual(10);
});

it("a token that was made for a submission which never happened ends with the run", async () => {
  const { id } = await launchRun(db, systemActor("test"), { stage: "train", ...made, config: {} });
  await createRunToken(db, id, 1);
  for (const stage of stages) {
    await stage(id);
    await followRayRuns(db, "living");
  }
  expect(await db.runToken.count({ where: { runId: id, revokedAt: null } })).toBe(0);
});
