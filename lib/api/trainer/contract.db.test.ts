import { afterAll, beforeAll, expect, it } from "vitest";
import { hashSecret } from "@/lib/auth/one-time-secret";
import { callerOf } from "@/lib/auth/session";
import { database } from "@/lib/db";
import { changeStatus } from "@/lib/runs/change-status";
import { runOfTokenHash } from "./called-run";
import { rewardBatch } from "./rewards";
import { contractServer, type contractServer as Server } from "./testing/contract-server";
import { trainedRun } from "./testing/trained-run";

process.env.LADDERBOARD_SECRET ??= "a secret of at least thirty-two characters";
const db = database();
let server: Awaited<ReturnType<typeof Server>>;
let one: Awaited<ReturnType<typeof trainedRun>>;

beforeAll(async () => {
  server = await contractServer();
  one = await trainedRun(db, [
    [1, "3*x^2"],
    [1, "cos(x)"],
    [0, "x*exp(x)"],
  ]);
});
afterAll(() => server.close());

async function call(path: string, body?: unknown, token = one.token, runId = one.run.id) {
  const response = await fetch(`${server.url}/api/trainer/runs/${runId}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { Authorization: `Bearer ${token}` },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, text, json: text.startsWith("{") ? safeJson(text) : null };
}
const safeJson = (text: string) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
const mlflow = async (path: string, body: unknown, token = one.token) => {
  const response = await fetch(`${server.url}/api/2.0/mlflow/${path}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}` },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, json: await response.json() };
};
const tagged = (answer: string) => `Thinking aloud. <ANSWER>${answer}</ANSWER>`;
const batch = (batchId: string, completions: string[], step = 1) => ({
  batchId,
  step,
  answers: completions.map((completion, index) => ({ problemId: one.problemIds[index % 3]!, completion })),
});

it("a token opens its own run and nothing else", async () => {
  const other = await trainedRun(db, [[0, "x"]]);
  expect((await call("")).status).toBe(200);
  expect(await call("", undefined, "lbrun_wrong")).toMatchObject({ status: 401 });
  expect(await call("", undefined, one.token, other.run.id)).toMatchObject({
    status: 403,
    json: { error: { code: "forbidden", message: expect.stringContaining("another run") } },
  });
  expect(
    await mlflow("runs/log-metric", { run_id: other.run.id, key: "loss", value: 1, step: 1 }),
  ).toMatchObject({
    status: 403,
    json: { error_code: "PERMISSION_DENIED" },
  });
  await db.runToken.updateMany({ where: { runId: other.run.id }, data: { expiresAt: new Date(0) } });
  expect((await call("", undefined, other.token, other.run.id)).status).toBe(401);
  expect(JSON.stringify(await db.runToken.findMany())).not.toContain(one.token);
  // To the rest of the workbench its bearer is nobody.
  expect(await callerOf(db, new Headers({ authorization: `Bearer ${one.token}` }))).toBeNull();
});

it("the trainer is told its run, but not where the verifier looks", async () => {
  const { json } = await call("");
  expect(json).toMatchObject({
    id: one.run.id,
    stage: "train",
    problems: { count: 3, contentHash: one.snapshot.contentHash },
    base: { location: "tiny" },
  });
  expect(json.seed).not.toBe(one.run.seed);
});

it("problems stream as lines with their hash, and go on where a reader was cut off", async () => {
  const all = (await call("/problems")).text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(all.map(({ statement }) => statement)).toEqual(["3*x^2", "cos(x)", "x*exp(x)", undefined]);
  expect(all[0].question).toContain("3*x^2");
  expect(all[3]).toEqual({ end: true, count: 3, contentHash: one.snapshot.contentHash });
  const rest = (await call("/problems?after=1")).text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(rest).toEqual(all.slice(2));
  expect((await call("/problems?after=x")).status).toBe(400);
});

it("each answer gets a verdict, and undecided is not wrong", async () => {
  const { json, status } = await call(
    "/rewards",
    batch("verdicts", [
      tagged("x**3"),
      tagged("cos(x)"),
      "no tags",
      tagged("x**3 + "),
      tagged("Integral(cos(x), x)"),
      "x".repeat(300_000),
    ]),
  );
  expect(status).toBe(200);
  const said = json.verdicts.map((one: { verdict: string; reason: string; reward: number }) => [
    one.verdict,
    one.reason,
    one.reward,
  ]);
  expect(said).toEqual([
    ["verified", null, 1.1],
    ["refuted", null, 0.1],
    ["refuted", "no-answer", 0],
    ["undecided", "unreadable-answer", 0.1],
    ["undecided", "unreadable-answer", 0.1],
    ["undecided", "too-long", 0],
  ]);
  expect(json.verdicts.map((one: { closeness: number }) => one.closeness)).toEqual([
    0,
    ...Array(5).fill(null),
  ]);
  const kept = await db.rewardBatch.findFirstOrThrow({ where: { batchId: "verdicts" } });
  expect((kept.rollouts as { completion: string }[])[5]!.completion).toHaveLength(500 + 5 + 1_000);
});

it("the same batch is judged once, also at the same time; another under its id is refused", async () => {
  const twice = batch("twice", [tagged("x**3"), tagged("sin(x)")], 7);
  const [a, b] = await Promise.all([call("/rewards", twice), call("/rewards", twice)]);
  expect([a.status, b.status]).toEqual([200, 200]);
  expect([a.json.repeated, b.json.repeated].sort()).toEqual([false, true]);
  const again = await call("/rewards", twice);
  expect(again.json).toEqual({ ...a.json, repeated: true });
  expect(await db.rewardBatch.count({ where: { batchId: "twice" } })).toBe(1);
  const changed = batch("twice", [tagged("x**3"), tagged("cos(x)")], 7);
  expect(await call("/rewards", changed)).toMatchObject({
    status: 409,
    json: { error: { code: "conflict" } },
  });
  // Out of order: an earlier step after a later one is taken as what it is.
  expect((await call("/rewards", batch("late", [tagged("x**3")], 2))).json.step).toBe(2);
});

it("hostile batches are refused with a clear error and change nothing", async () => {
  const before = await db.rewardBatch.count();
  const foreign = { batchId: "f", step: 1, answers: [{ problemId: "other", completion: "" }] };
  expect(await call("/rewards", foreign)).toMatchObject({
    status: 400,
    json: { error: { fields: [{ field: "answers.0.problemId" }] } },
  });
  expect((await call("/rewards", '{"batchId":"n","step":NaN,"answers":[]}')).json.error.message).toContain(
    "NaN",
  );
  expect((await call("/rewards", batch("negative", ["a"], -1))).status).toBe(400);
  expect((await call("/rewards", batch("big", ["y".repeat(10_000_000)]))).json.error.message).toContain(
    "8 MB",
  );
  expect((await call("/rewards", batch("nul\0", ["a"]))).status).toBe(400);
  expect(await db.rewardBatch.count()).toBe(before);
  const odd = await call(
    "/rewards",
    batch("odd", ["\0\ud800<ANSWER>\0\ud800</ANSWER>", "<answer>".repeat(20_000)]),
  );
  expect(odd.json.verdicts.map((one: { verdict: string }) => one.verdict)).toEqual(["undecided", "refuted"]);
});

it("more than can be judged is put off, not taken and not lost", async () => {
  const run = (await runOfTokenHash(db, hashSecret(one.token)))!;
  const request = (index: number) => ({
    ...batch(
      `flood-${index}`,
      Array.from({ length: 1_024 }, () => "no answer"),
      9,
    ),
    deadlineMs: 20_000,
  });
  const replies = await Promise.allSettled(
    Array.from({ length: 17 }, (_, i) => rewardBatch(db, run, request(i))),
  );
  const refused = replies.filter((reply) => reply.status === "rejected");
  expect(refused.map(({ reason }) => reason.code)).toEqual(["rate-limited"]);
  expect((await rewardBatch(db, run, request(16))).repeated).toBe(false);
});

it("a heartbeat starts the run, says how far it is, never goes back, and tells of a cancellation", async () => {
  const { run, token } = await trainedRun(db, [[0, "x"]]);
  const beat = (step: number) => call("/heartbeat", { step, totalSteps: 10 }, token, run.id);
  expect((await beat(0)).json).toEqual({ cancel: false, status: "running" });
  await beat(4);
  await beat(2);
  expect(await db.run.findUniqueOrThrow({ where: { id: run.id } })).toMatchObject({
    status: "running",
    unitsDone: 4,
    unitsTotal: 10,
  });
  await db.run.update({ where: { id: run.id }, data: { cancelRequested: true } });
  expect((await beat(5)).json.cancel).toBe(true);
});

it("checkpoints are versions of the model, in a line from the one the run started with", async () => {
  const { run, token, versionId } = await trainedRun(db, [[0, "x"]]);
  const store = (step: number, location: string) => call("/checkpoints", { step, location }, token, run.id);
  const first = await store(10, "/weights/10");
  expect(first.json).toMatchObject({ number: 2, parentId: versionId, repeated: false });
  const second = await store(20, "/weights/20");
  expect(second.json).toMatchObject({ number: 3, parentId: first.json.modelVersionId });
  expect((await store(20, "/weights/20")).json).toEqual({ ...second.json, repeated: true });
  expect((await store(20, "/weights/other")).status).toBe(409);
});

it("metrics come in any order, once a step; what is not a number is said and left out", async () => {
  const point = (step: number, value: unknown) => ({ key: "loss", value, step, timestamp: 0 });
  const run_id = one.run.id;
  await mlflow("runs/log-batch", { run_id, metrics: [point(3, 0.3), point(1, 0.1), point(3, 0.4)] });
  await mlflow("runs/log-batch", { run_id, metrics: [point(1, 0.2), point(4, "NaN"), point(5, "Infinity")] });
  const points = await db.metric.findMany({
    where: { runId: run_id, name: "loss" },
    orderBy: { step: "asc" },
  });
  expect(points.map(({ step, value }) => [step, value])).toEqual([
    [1, 0.2],
    [3, 0.4],
  ]);
  const said = await db.runEvent.findMany({
    where: { runId: run_id, message: { contains: "not a number" } },
  });
  expect(said).toHaveLength(1);
  expect(await mlflow("runs/log-metric", { run_id, ...point(-1, 0) })).toMatchObject({ status: 400 });
  expect(await mlflow("artifacts/list", {})).toMatchObject({ status: 404 });
});

it("after its end a run takes nothing more", async () => {
  const { run, token, problemIds } = await trainedRun(db, [[0, "x"]]);
  await db.$transaction((tx) => changeStatus(tx, run.id, "cancelled"));
  const answers = [{ problemId: problemIds[0]!, completion: "" }];
  for (const [path, body] of [
    ["/rewards", { batchId: "b", step: 1, answers }],
    ["/heartbeat", { step: 1 }],
    ["/checkpoints", { step: 1, location: "/w" }],
  ] as const)
    expect(await call(path, body, token, run.id)).toMatchObject({
      status: 409,
      json: { error: { message: expect.stringContaining("cancelled") } },
    });
  const metric = { run_id: run.id, key: "loss", value: 1, step: 1 };
  expect(await mlflow("runs/log-metric", metric, token)).toMatchObject({ status: 409 });
  expect(await db.metric.count({ where: { runId: run.id } })).toBe(0);
  expect((await call("/problems", undefined, token, run.id)).status).toBe(200);
});
