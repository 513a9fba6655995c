import { afterEach, beforeEach, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { database } from "@/lib/db";
import { inJapanese } from "@/lib/language/testing/in-japanese";
import { cancelRun, launchRun } from "..";
import { failureOfRun } from "../stored-texts";
import { followRayRuns } from "./follow-runs";
import { llmCurriculum } from "./testing/llm-curriculum";
import { ScriptedRay } from "./testing/scripted-ray";

process.env.LADDERBOARD_SECRET ??= "a secret of at least thirty-two characters";
const db = database();
const actor = systemActor("test");
const patience = { clusterMs: 60_000, cancelMs: 60_000, callMs: 15_000 };
const impatient = { clusterMs: -1, cancelMs: -1, callMs: 15_000 };
let ray: ScriptedRay;
let made: Awaited<ReturnType<typeof llmCurriculum>>;
let looks = 0;
const look = (how = patience) => followRayRuns(db, `worker ${looks++}`, how);

beforeEach(async () => {
  await db.run.updateMany({ where: { status: "queued" }, data: { status: "cancelled" } });
  ray = await ScriptedRay.start();
  made = await llmCurriculum(db, { address: ray.address, token: "ray-token" }, "http://127.0.0.1:3000");
});
afterEach(async () => {
  await ray.close();
  await db.$executeRaw`UPDATE run SET status = 'cancelled' WHERE backend = 'ray' AND status IN ('starting', 'running')`;
});

const launch = (more: object = {}) => launchRun(db, actor, { stage: "train", ...made, config: {}, ...more });
const statusOf = async (id: string) => (await db.run.findUniqueOrThrow({ where: { id } })).status;
const errorOf = async (id: string) => (await db.run.findUniqueOrThrow({ where: { id } })).error;
const jobOf = (id: string) => ray.jobs.get(`ladderboard-${id}`)!;
const eventsOf = async (runId: string) =>
  (await db.runEvent.findMany({ where: { runId }, orderBy: { id: "asc" } })).map(({ message }) => message);

it("a launch sent twice is one run and one job, with a fixed command and a token for this run alone", async () => {
  const id = crypto.randomUUID();
  await Promise.all([launch({ id }), launch({ id }).catch(() => null)]);
  await Promise.all([look(), look(), look()]);
  await look();
  expect(ray.submissions).toHaveLength(1);
  expect(ray.packages.size).toBe(1);
  const [job] = ray.submissions;
  expect(job!.entrypoint).toBe("python -m ladderboard_trainer run");
  const { LADDERBOARD_RUN_TOKEN: token, ...environment } = job!.runtime_env.env_vars;
  expect(environment).toEqual({
    LADDERBOARD_URL: "http://127.0.0.1:3000",
    LADDERBOARD_RUN_ID: id,
    LADDERBOARD_OUTPUT: "/tmp/ladderboard-output",
    PYTHONUNBUFFERED: "1",
  });
  expect(token).toMatch(/^lbrun_/);
  expect(JSON.stringify(ray.submissions)).not.toContain("ray-token");
});

it("a submission whose answer was lost is found again and not repeated", async () => {
  const { id } = await launch();
  ray.losesAnswers = true;
  await look();
  ray.losesAnswers = false;
  await look();
  await look();
  expect(ray.submissions).toHaveLength(1);
  expect((await db.rayJob.findUniqueOrThrow({ where: { runId: id } })).status).toBe("PENDING");
});

it("output arrives once, line by line, as plain text", async () => {
  const { id } = await launch();
  await look();
  const job = jobOf(id);
  job.status = "RUNNING";
  job.logs = "one\n\u001b[31mtwo\u001b[0m\u001b]0;title\u0007\nthr";
  await look();
  await look();
  job.logs += "ee\u202e\n";
  job.status = "FAILED";
  job.message = "Job entrypoint command failed with exit code 1\nmore";
  await look();
  const output = await db.runEvent.findMany({ where: { runId: id, kind: "output" }, orderBy: { id: "asc" } });
  expect(output.map(({ message }) => message)).toEqual(["one\ntwo", "three\uFFFD"]);
  expect(await errorOf(id)).toMatchObject({ message: expect.stringContaining("exit code 1") });
});

it("a job that dies before its first line is a failed run that says so", async () => {
  const { id } = await launch();
  await look();
  Object.assign(jobOf(id), { status: "FAILED", message: "The runtime environment could not be set up." });
  await look();
  expect(await statusOf(id)).toBe("failed");
  expect(await errorOf(id)).toMatchObject({ message: expect.stringContaining("runtime environment") });
});

it("a job that ends well without weights is no success", async () => {
  const { id } = await launch();
  await look();
  jobOf(id).status = "SUCCEEDED";
  await look();
  expect(await errorOf(id)).toMatchObject({ message: "The job ended without storing weights." });
});

const misbehaviours: [string, NonNullable<ScriptedRay["misbehaves"]>][] = [
  ["answers 500", (reply) => void reply.writeHead(500).end("Traceback\nValueError: <b>broken</b>")],
  ["answers garbage", (reply) => void reply.writeHead(200).end("<html>a captive portal</html>")],
  ["cuts the line", (reply) => void reply.destroy()],
];
it.each(misbehaviours)("a cluster that %s for a while costs nothing", async (_, misbehaves) => {
  const { id } = await launch();
  ray.misbehaves = misbehaves;
  await look();
  expect(await statusOf(id)).toBe("starting");
  ray.misbehaves = null;
  await look();
  expect(ray.submissions).toHaveLength(1);
  ray.misbehaves = misbehaves;
  await look();
  await look();
  expect(["starting", "running"]).toContain(await statusOf(id));
  const said = await eventsOf(id);
  expect(
    said.filter((one) => /Ray|reached/.test(one) && !/has it as job|sent to/.test(one)).length,
  ).toBeLessThanOrEqual(2);
  ray.misbehaves = null;
  jobOf(id).status = "STOPPED";
  await look();
  expect(await errorOf(id)).toMatchObject({ message: expect.stringContaining("not from here") });
});

it("a cluster that stays away loses the run, which says from where to go on", async () => {
  const { id } = await launch();
  await look();
  await db.modelVersion.create({
    data: {
      modelId: made.modelId,
      number: 2,
      producedByRunId: id,
      step: 50,
      location: "/w",
      parentId: made.modelVersionId,
    },
  });
  ray.misbehaves = (reply) => void reply.destroy();
  await look(impatient);
  expect(await errorOf(id)).toMatchObject({
    message: expect.stringContaining("Lost"),
    remedy: expect.stringContaining("version 2"),
  });
});

it("a head that was started anew and forgot the job loses the run at once", async () => {
  const { id } = await launch();
  await look();
  ray.jobs.clear();
  await look();
  expect(await errorOf(id)).toMatchObject({ message: expect.stringContaining("started anew") });
});

it("a wrong token ends the run with what to do, and is never shown", async () => {
  const { id } = await launch();
  ray.token = "another";
  await look();
  expect(await statusOf(id)).toBe("failed");
  expect(await errorOf(id)).toMatchObject({ message: expect.stringContaining("token") });
  expect(
    JSON.stringify([await eventsOf(id), await db.auditEntry.findMany({ select: { payload: true } })]),
  ).not.toContain("ray-token");
});

it("cancelling: before it is sent, while it waits on the cluster, and when the trainer does not listen", async () => {
  const waiting = await launch();
  await cancelRun(db, actor, waiting.id);
  await look();
  expect(ray.submissions).toHaveLength(0);
  expect(await statusOf(waiting.id)).toBe("cancelled");

  const pending = await launch();
  await look();
  await cancelRun(db, actor, pending.id);
  await look();
  await look();
  expect([ray.stopped, await statusOf(pending.id)]).toEqual([[`ladderboard-${pending.id}`], "cancelled"]);

  const deaf = await launch();
  await look();
  jobOf(deaf.id).status = "RUNNING";
  await db.rayJob.update({ where: { runId: deaf.id }, data: { heartbeatAt: new Date() } });
  await cancelRun(db, actor, deaf.id);
  await look();
  expect(ray.stopped).toHaveLength(1);
  await look(impatient);
  await look();
  expect([ray.stopped.length, await statusOf(deaf.id)]).toEqual([2, "cancelled"]);
});

it("only a language model is trained on Ray, with settings that the schema takes", async () => {
  const rule = await db.model.create({
    data: {
      name: crypto.randomUUID(),
      kind: "rule_policy",
      versions: { create: { number: 1, weights: {} } },
    },
    include: { versions: true },
  });
  await expect(launch({ modelVersionId: rule.versions[0]!.id })).rejects.toMatchObject({
    fields: [{ field: "modelVersionId" }],
  });
  await expect(launch({ config: { baseModel: "x; rm -rf /" } })).rejects.toMatchObject({
    fields: [{ field: "config.baseModel" }],
  });
  await expect(launch({ config: { problemsPerBatch: 10, problemsPerStep: 4 } })).rejects.toMatchObject({
    fields: [{ field: "config.problemsPerBatch" }],
  });
});

it("a cluster that answers nothing is waited for, said once, and after its time the run is lost", async () => {
  const { id } = await launch();
  await look();
  Object.assign(jobOf(id), { status: "RUNNING", logs: "first line\n" });
  ray.misbehaves = () => {};
  const silent = { ...patience, callMs: 100 };
  await look(silent);
  await look(silent);
  expect(await statusOf(id)).toBe("starting");
  const said = (await eventsOf(id)).filter((one) => one.includes("did not answer in time"));
  expect(said).toHaveLength(1);

  ray.misbehaves = null;
  await look();
  expect(await eventsOf(id)).toContain("first line");

  ray.misbehaves = () => {};
  await look({ ...silent, clusterMs: -1 });
  expect(await errorOf(id)).toMatchObject({
    message: expect.stringMatching(/^Lost: .*did not answer in time/),
    remedy: expect.stringContaining("stored no weights"),
  });
  expect((await eventsOf(id)).filter((one) => one === "first line")).toHaveLength(1);
  const run = await db.run.findUniqueOrThrow({ where: { id } });
  expect(inJapanese(failureOfRun(run)!.message)).toContain("時間内に応答しませんでした");
});
