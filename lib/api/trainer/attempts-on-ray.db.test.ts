import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { hashSecret } from "@/lib/auth/one-time-secret";
import { createRunToken } from "@/lib/auth/run-tokens";
import { accuracies } from "@/lib/benchmarks";
import { database } from "@/lib/db";
import { evaluateResult, launchRun, verifyResult } from "@/lib/runs";
import { followRayRuns } from "@/lib/runs/ray/follow-runs";
import { llmCurriculum } from "@/lib/runs/ray/testing/llm-curriculum";
import { ScriptedRay } from "@/lib/runs/ray/testing/scripted-ray";
import { runOfTokenHash } from "./called-run";
import { rewardBatch } from "./rewards";

process.env.LADDERBOARD_SECRET ??= "a secret of at least thirty-two characters";
const db = database();
const actor = systemActor("test");
let ray: ScriptedRay;
let made: Awaited<ReturnType<typeof llmCurriculum>>;

beforeAll(async () => {
  ray = await ScriptedRay.start();
  made = await llmCurriculum(db, { address: ray.address, token: "ray-token" }, "http://127.0.0.1:3000");
});
afterAll(() => ray.close());

/** A job that answers each of these problems twice, and ends well. */
async function attempted(runId: string, answers: Record<string, [string, string]>): Promise<void> {
  await followRayRuns(db, "worker");
  const token = await createRunToken(db, runId, 1);
  const run = (await runOfTokenHash(db, hashSecret(token)))!;
  for (const sample of [0, 1] as const) {
    const sent = Object.entries(answers).map(([problemId, some]) => ({
      problemId,
      completion: `<ANSWER>${some[sample]}</ANSWER>`,
    }));
    await rewardBatch(db, run, { batchId: `b${sample}`, step: 0, deadlineMs: 20_000, answers: sent });
  }
  ray.jobs.get(`ladderboard-${runId}`)!.status = "SUCCEEDED";
  await followRayRuns(db, "worker");
  expect(await db.run.findUniqueOrThrow({ where: { id: runId } })).toMatchObject({
    status: "succeeded",
    error: null,
  });
}

it("a verify run on Ray measures difficulty as one here does", async () => {
  const { id } = await launchRun(db, actor, { stage: "verify", ...made, config: { gpus: 0 } });
  const problems = await db.problem.findMany({ where: { curriculumId: made.curriculumId } });
  const [square, cosine] = ["3*x^2", "4*cos(x)"].map(
    (text) => problems.find(({ statement }) => statement === text)!,
  );
  await attempted(id, { [square!.id]: ["x^3*1.0000000001", "x^2"], [cosine!.id]: ["4*cos(", "4*cos("] });
  const measured = (problemId: string) => db.problem.findUniqueOrThrow({ where: { id: problemId } });
  expect(await measured(square!.id)).toMatchObject({
    attemptCount: 2,
    verifiedCount: 1,
    verdict: "verified",
    measuredByRunId: id,
  });
  expect(await measured(cosine!.id)).toMatchObject({
    attemptCount: 2,
    undecidedCount: 2,
    verdict: "undecided",
  });
  const samples = await db.attempt.findMany({
    where: { runId: id, problemId: square!.id },
    orderBy: { sample: "asc" },
  });
  expect(
    samples.map(({ sample, answer, verdict, closeness }) => [sample, answer, verdict, closeness]),
  ).toEqual([
    [0, "x^3*1.0000000001", "verified", expect.closeTo(0.01, 4)],
    [1, "x^2", "refuted", null],
  ]);
  expect((await verifyResult(db, id)).solveRates.sort()).toEqual([0, 0.5]);
});

it("an evaluate run on Ray gives the benchmark's accuracy, and the trainer never learns an answer", async () => {
  const benchmark = await db.benchmark.create({
    data: {
      name: "Two problems",
      domain: "integration",
      problems: {
        create: ["x", "sin(x)"].map((statement, position) => ({
          position,
          statement,
          latex: statement,
          canonical: statement,
          canonicalHash: statement,
          answer: "known",
          technique: position === 0 ? "powers" : "circular",
          source: "test",
        })),
      },
    },
    include: { problems: { orderBy: { position: "asc" } } },
  });
  const { id } = await launchRun(db, actor, {
    ...made,
    stage: "evaluate",
    benchmarkId: benchmark.id,
    config: { gpus: 0 },
  });
  const [power, sine] = benchmark.problems;
  await attempted(id, { [power!.id]: ["x^2/2", "x^2/2"], [sine!.id]: ["-cos(x)", "cos(x)"] });
  const [accuracy] = await accuracies(db, { benchmarkId: benchmark.id });
  expect(accuracy).toMatchObject({ modelVersionId: made.modelVersionId, passAt1: 0.75 });
  const metrics = await db.metric.findMany({ where: { runId: id }, orderBy: { name: "asc" } });
  expect(metrics.map(({ name, value }) => [name, value])).toEqual([
    ["pass@1", 0.75],
    ["pass@1/circular", 0.5],
    ["pass@1/powers", 1],
  ]);
  expect((await evaluateResult(db, id)).map(({ verified, attempts }) => [verified, attempts])).toEqual([
    [2, 2],
    [1, 2],
  ]);
});
