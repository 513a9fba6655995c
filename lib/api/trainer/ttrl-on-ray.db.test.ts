import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { createRunToken } from "@/lib/auth/run-tokens";
import { database } from "@/lib/db";
import { domainById } from "@/lib/domains/registry";
import { inJapanese } from "@/lib/language/testing/in-japanese";
import { launchRun, textOfEvent, ttrlResult } from "@/lib/runs";
import { followRayRuns } from "@/lib/runs/ray/follow-runs";
import { problemsWithoutSignal, rolloutsOfStep } from "@/lib/runs/ray/rollouts";
import { llmCurriculum } from "@/lib/runs/ray/testing/llm-curriculum";
import { ScriptedRay } from "@/lib/runs/ray/testing/scripted-ray";
import { contractServer } from "./testing/contract-server";

process.env.LADDERBOARD_SECRET ??= "a secret of at least thirty-two characters";
const db = database();
let ray: ScriptedRay;
let server: Awaited<ReturnType<typeof contractServer>>;
let made: Awaited<ReturnType<typeof llmCurriculum>>;
let benchmarkId: string;
const statements = ["x", "x*exp(3*x)", "3*x^2"];

beforeAll(async () => {
  ray = await ScriptedRay.start();
  server = await contractServer();
  made = await llmCurriculum(db, { address: ray.address, token: "ray-token" }, server.url);
  const problems = statements.map((text, index) => {
    const read = domainById("integration")!.readProblem(text);
    if (!read.ok) throw new Error(text);
    const { statement, latex, canonical } = read.value;
    const kept = { statement, latex, canonical, canonicalHash: canonical };
    return { ...kept, position: index + 1, technique: "mixed", source: "test" };
  });
  const data = { name: "Three", domain: "integration", problems: { create: problems } };
  benchmarkId = (await db.benchmark.create({ data })).id;
});
afterAll(() => Promise.all([ray.close(), server.close()]));

const launch = (config: object) => {
  const { modelVersionId, rayBackendId } = made;
  const subject = { benchmarkId, modelVersionId, rayBackendId, seed: "fixed" };
  return launchRun(db, systemActor("test"), { stage: "ttrl", ...subject, config: { gpus: 0, ...config } });
};

async function contractOf(runId: string) {
  await followRayRuns(db, "worker");
  const token = await createRunToken(db, runId, 1);
  const call = async (path: string, body?: unknown) => {
    const reply = await fetch(`${server.url}/api/trainer/runs/${runId}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(await reply.text());
    return reply.text();
  };
  const lines = (await call("/problems"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  return { call, problems: lines.slice(0, -1), end: lines.at(-1) };
}

it("one test problem and its tree are the run's problems; its result is told as one from here", async () => {
  const versions = await db.modelVersion.count();
  const { id } = await launch({ problem: 2, variants: 12, depth: 2 });
  const { call, problems, end } = await contractOf(id);
  const [asked, ...variants] = problems;
  expect([asked.statement, asked.level]).toEqual([statements[1], 0]);
  expect(variants.length).toBeGreaterThan(3);
  expect(variants.every(({ level }: { level: number }) => level > 0)).toBe(true);
  expect(end.count).toBe(problems.length);
  // Asked again, also by another process, the tree is the same.
  expect((await contractOf(id)).problems).toEqual(problems);

  const right = "<ANSWER>(3*x - 1)*exp(3*x)/9</ANSWER>";
  const send = (batchId: string, step: number, answers: [string, string][]) =>
    call("/rewards", {
      batchId,
      step,
      answers: answers.map(([problemId, completion]) => ({ problemId, completion })),
    });
  await send("before-1", 0, [
    [asked.problemId, "<ANSWER>x</ANSWER>"],
    [asked.problemId, "none"],
  ]);
  await send("s0", 0, [
    [asked.problemId, "none"],
    [variants[0].problemId, "<ANSWER>x</ANSWER>"],
  ]);
  await send("s1", 1, [
    [asked.problemId, right],
    [asked.problemId, "none"],
  ]);
  const shown = await rolloutsOfStep(db, id, 0, 10);
  expect(shown.map(({ statement }) => statement).sort()).toEqual(
    [asked, asked, asked, variants[0]].map(({ statement }) => statement).sort(),
  );
  const silent = await problemsWithoutSignal(db, id, { steps: 20, limit: 10 });
  expect(silent.map(({ statement }) => statement).sort()).toEqual(
    [asked.statement, variants[0].statement].sort(),
  );
  await call("/heartbeat", { step: 2 });
  await send("after-1", 2, [
    [asked.problemId, right],
    [asked.problemId, right],
  ]);
  ray.jobs.get(`ladderboard-${id}`)!.status = "SUCCEEDED";
  await followRayRuns(db, "worker");

  const run = await db.run.findUniqueOrThrow({ where: { id } });
  expect([run.error, run.status]).toEqual([null, "succeeded"]);
  const last = await db.runEvent.findFirstOrThrow({ where: { runId: run.id }, orderBy: { id: "desc" } });
  expect(inJapanese(textOfEvent(last))).toContain("pass@1");
  const [found] = await ttrlResult(db, id);
  expect(found!.problem.position).toBe(2);
  expect(found!.result).toEqual({
    outcome: "learned",
    passAt1Before: 0,
    passAt1After: 1,
    tree: variants.length,
    steps: 2,
    rollouts: 4,
    solvedAtStep: 2,
    answer: "(3*x - 1)*exp(3*x)/9",
    solveRates: [0, 0.5],
  });
  const attempts = await db.attempt.findMany({ where: { runId: id }, orderBy: { sample: "asc" } });
  expect(attempts.map(({ sample, verdict, closeness }) => [sample, verdict, closeness])).toEqual([
    [0, "refuted", null],
    [1, "refuted", null],
    [2, "verified", 0],
    [3, "verified", 0],
  ]);
  expect(await db.modelVersion.count()).toBe(versions);
});

it("a number that the benchmark does not have is refused at the launch", async () => {
  await expect(launch({ problem: 4 })).rejects.toMatchObject({ fields: [{ field: "config.problem" }] });
});
