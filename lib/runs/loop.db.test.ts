import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { accuracies, newlySolved } from "@/lib/benchmarks";
import type { Database } from "@/lib/db";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { integrationDomain } from "@/lib/domains/integration";
import type { LadderboardError } from "@/lib/errors";
import { inJapanese } from "@/lib/language/testing/in-japanese";
import { applyPolicy } from "@/lib/review";
import { seedBundled } from "@/prisma/seed";
import { generateResult, launchRun, runMetrics, trainResult, verifyResult } from ".";
import { personWith, smallCurriculum, untilFinished } from "./testing";
import { type RunningWorker, startWorker } from "./worker/worker";

let test: TestDatabase;
let db: Database;
let worker: RunningWorker;
let curriculumId: string;
let versionId: string;
const actor = systemActor("test");

beforeAll(async () => {
  test = await createTestDatabase();
  db = test.db;
  await seedBundled(db);
  curriculumId = (await smallCurriculum(db, "Small")).id;
  versionId = (await db.modelVersion.findFirstOrThrow()).id;
  worker = await startWorker(test.url, { threads: 2, log: () => {} });
});
afterAll(async () => {
  await worker.stop();
  await test.dispose();
});

async function run(
  input: { stage: "generate" | "verify" | "train" | "evaluate"; config?: object; seed?: string },
  version = versionId,
) {
  const benchmark = await db.benchmark.findFirstOrThrow();
  const subject = input.stage === "evaluate" ? { benchmarkId: benchmark.id } : { curriculumId };
  const launched = await launchRun(db, actor, {
    seed: "loop",
    ...input,
    ...subject,
    config: { ...input.config },
    modelVersionId: version,
  });
  const finished = await untilFinished(db, launched.id);
  expect(finished.error).toBeNull();
  expect(finished.status).toBe("succeeded");
  return finished;
}

describe("the spine, stage by stage", () => {
  it("generates variants that are neither duplicates nor held out, level by level", async () => {
    const finished = await run({
      stage: "generate",
      config: { depth: 2, variantsPerProblem: 4, maximumProblems: 60 },
    });
    const variants = await db.problem.findMany({
      where: { curriculumId, level: { gt: 0 } },
      include: { parent: true },
    });
    expect(variants.length).toBeGreaterThan(20);
    expect(variants.length).toBeLessThanOrEqual(60);
    for (const variant of variants) {
      expect(variant.level).toBe(variant.parent!.level + 1);
      expect(variant.level).toBeLessThanOrEqual(2);
      expect(variant.transformations.length).toBeGreaterThan(0);
      expect(variant.generatedByRunId).toBe(finished.id);
    }
    const heldOut = await db.benchmarkProblem.findMany({ select: { canonicalHash: true } });
    const hashes = new Set(heldOut.map(({ canonicalHash }) => canonicalHash));
    expect(variants.filter(({ canonicalHash }) => hashes.has(canonicalHash))).toEqual([]);
    const result = await generateResult(db, finished.id);
    expect(result.written).toBe(variants.length);
    expect(result.byLevel.reduce((sum, { count }) => sum + count, 0)).toBe(variants.length);
  });

  it("counts a variant once at a transformation that made it twice", async () => {
    const [one] = await db.problem.findMany({ where: { generatedByRunId: { not: null } }, take: 1 });
    const { id, transformations, generatedByRunId } = one!;
    const countsOf = async (name: string) =>
      (await generateResult(db, generatedByRunId!)).byTransformation.find(
        ({ transformation }) => transformation === name,
      )?.count;
    await db.problem.update({ where: { id }, data: { transformations: ["twice", "twice"] } });
    expect(await countsOf("twice")).toBe(1);
    await db.problem.update({ where: { id }, data: { transformations } });
  });

  it("generates below one problem alone, with the chosen transformations", async () => {
    const root = await db.problem.findFirstOrThrow({ where: { curriculumId, statement: "x*exp(x)" } });
    const chosen = integrationDomain.transformations
      .filter(({ intends }) => intends === "equivalent")
      .slice(0, 6);
    const transformations = chosen.map(({ id }) => id).join(",");
    const config = { depth: 2, variantsPerProblem: 3, below: root.id, transformations };
    const finished = await run({ stage: "generate", config, seed: "again" });
    const variants = await db.problem.findMany({ where: { generatedByRunId: finished.id } });
    expect(variants.length).toBeGreaterThan(0);
    const own = new Set([root.id, ...variants.map(({ id }) => id)]);
    expect(variants.filter(({ parentId }) => !own.has(parentId!))).toEqual([]);
    const used = new Set(variants.flatMap(({ transformations: ids }) => ids));
    expect([...used].filter((id) => !chosen.some((one) => one.id === id))).toEqual([]);
    await db.problem.deleteMany({ where: { generatedByRunId: finished.id } });
  });

  it("measures each problem's difficulty by judged attempts", async () => {
    const finished = await run({ stage: "verify", config: { samplesPerProblem: 6 } });
    const problems = await db.problem.findMany({ where: { curriculumId }, include: { attempts: true } });
    for (const problem of problems) {
      expect(problem.attempts).toHaveLength(6);
      expect(problem.attemptCount).toBe(6);
      const verified = problem.attempts.filter(({ verdict }) => verdict === "verified").length;
      expect(problem.verifiedCount).toBe(verified);
      expect(problem.verdict === "verified").toBe(verified > 0);
    }
    expect(problems.some(({ verifiedCount }) => verifiedCount > 0)).toBe(true);
    expect((await verifyResult(db, finished.id)).solveRates).toHaveLength(problems.length);
  });

  it("does not train before the checkpoint is open, and says what it waits for", async () => {
    const launch = launchRun(db, actor, { stage: "train", curriculumId, modelVersionId: versionId });
    await expect(launch).rejects.toMatchObject({
      code: "checkpoint-closed",
      message: expect.stringContaining("wait for the policy"),
    });
    const refusal = (await launch.catch((error: unknown) => error)) as LadderboardError;
    expect(inJapanese(refusal.texts.message)).toMatch(/^学習前のチェックポイントが閉じています: ./);
    expect(await db.run.count({ where: { stage: "train" } })).toBe(0);
  });

  it("trains on the snapshot of what was approved and makes a new version; accuracy on held-out problems rises", async () => {
    const before = await run({ stage: "evaluate", config: { samplesPerProblem: 2 } });
    await applyPolicy(db, actor, curriculumId);
    const rejected = await db.problem.findFirstOrThrow({ where: { curriculumId, level: 1 } });
    await db.problem.update({ where: { id: rejected.id }, data: { reviewState: "rejected" } });
    const trained = await run({ stage: "train", config: { steps: 25, problemsPerStep: 24, groupSize: 8 } });
    const snapshot = await db.snapshotProblem.findMany({ where: { snapshotId: trained.snapshotId! } });
    expect(snapshot.length).toBe(
      await db.problem.count({ where: { curriculumId, reviewState: "approved" } }),
    );
    expect(snapshot.map(({ problemId }) => problemId)).not.toContain(rejected.id);
    const version = await db.modelVersion.findFirstOrThrow({ where: { producedByRunId: trained.id } });
    expect(version).toMatchObject({ parentId: versionId, number: 2 });
    const metrics = await runMetrics(db, trained.id);
    const stepsOf = (wanted: string) =>
      metrics.find(({ name }) => name === wanted)!.points.map(({ step }) => step);
    const steps = Array.from({ length: 25 }, (_, i) => i + 1);
    expect(stepsOf("pruning/rollouts_saved")).toEqual(steps);
    // A step whose draws were all pruned has no reward.
    const units = await db.runUnit.findMany({ where: { runId: trained.id }, orderBy: { key: "asc" } });
    const drew = ({ result }: (typeof units)[number]) => (result as { rollouts: number }).rollouts > 0;
    expect(stepsOf("reward")).toEqual(steps.filter((step) => drew(units[step - 1]!)));

    const after = await run({ stage: "evaluate", config: { samplesPerProblem: 2 } }, version.id);
    const found = await accuracies(db, {});
    const passAt1 = (runId: string) => found.find((accuracy) => accuracy.runId === runId)!.passAt1;
    expect(passAt1(before.id)).toBeLessThan(0.1);
    expect(passAt1(after.id)).toBeGreaterThan(passAt1(before.id) + 0.1);

    const solved = await newlySolved(db, { beforeId: versionId, afterId: version.id });
    expect(solved.length).toBeGreaterThan(0);
    for (const { problemId: benchmarkProblemId, beforeRunId, afterRunId } of solved) {
      const verified = (runId: string) =>
        db.attempt.count({ where: { runId, benchmarkProblemId, verdict: "verified" } });
      expect(await verified(beforeRunId)).toBe(0);
      expect(await verified(afterRunId)).toBeGreaterThan(0);
    }
    const { rollouts } = await trainResult(db, trained.id);
    expect(rollouts).toBeGreaterThan(0);
    expect(rollouts).toBeLessThanOrEqual(25 * 24 * 8);
  });

  it("gives the same weights for the same seed", async () => {
    const config = { steps: 3, problemsPerStep: 8, groupSize: 8 };
    const first = await run({ stage: "train", config, seed: "again" });
    const second = await run({ stage: "train", config, seed: "again" });
    const weights = async (runId: string) =>
      (await db.modelVersion.findFirstOrThrow({ where: { producedByRunId: runId } })).weights;
    expect(await weights(first.id)).toEqual(await weights(second.id));
  });
});

describe("launching", () => {
  it("names the field that is wrong, and writes nothing", async () => {
    const before = await db.run.count();
    const launch = launchRun(db, actor, {
      stage: "verify",
      curriculumId,
      modelVersionId: versionId,
      config: { samplesPerProblem: 0 },
    });
    await expect(launch).rejects.toMatchObject({
      code: "invalid",
      fields: [{ field: "config.samplesPerProblem" }],
    });
    await expect(
      launchRun(db, actor, { stage: "verify", curriculumId: "nowhere", modelVersionId: versionId }),
    ).rejects.toMatchObject({
      fields: [{ field: "curriculumId" }],
    });
    await expect(
      launchRun(db, actor, { stage: "evaluate", modelVersionId: versionId }),
    ).rejects.toMatchObject({ fields: [{ field: "benchmarkId" }] });
    expect(await db.run.count()).toBe(before);
  });

  it("takes a form that is sent twice for one launch", async () => {
    const operator = await personWith(db, "operator");
    const id = crypto.randomUUID();
    const input = {
      id,
      stage: "verify" as const,
      curriculumId,
      modelVersionId: versionId,
      config: { samplesPerProblem: 1 },
    };
    const runs = [await launchRun(db, operator, input), await launchRun(db, operator, input)];
    expect(runs.map((one) => one.id)).toEqual([id, id]);
    await untilFinished(db, id);
    const audited = await db.auditEntry.count({ where: { subject: `run:${id}`, action: "run.launched" } });
    expect(audited).toBe(1);
  });
});
