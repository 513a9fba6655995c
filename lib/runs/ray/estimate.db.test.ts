import { expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { database } from "@/lib/db";
import { launchRun } from "..";
import { dryRun } from "../dry-run";
import { estimateRun, measuredSpeed } from "./estimate";
import { llmCurriculum, trivialRoots } from "./testing/llm-curriculum";

process.env.LADDERBOARD_SECRET ??= "a secret of at least thirty-two characters";
const db = database();

it("estimates from the last run that finished on the cluster's GPUs, and never above the run's own limit", async () => {
  const made = await llmCurriculum(
    db,
    { address: "http://ray.example:8265", token: "t" },
    "http://127.0.0.1:3000",
  );
  const sizes = { steps: 100, problemsPerStep: 16, groupSize: 8, gpus: 2, nodes: 2, maximumHours: 3 };
  expect(await measuredSpeed(db, made.rayBackendId)).toBeNull();
  expect(estimateRun(sizes, null)).toEqual({ rollouts: 12_800, mostGpuHours: 12, likelyGpuHours: null });

  const { id } = await launchRun(db, systemActor("test"), { stage: "train", ...made, config: { gpus: 1 } });
  const submittedAt = new Date("2026-01-01T00:00:00Z");
  await db.rayJob.update({ where: { runId: id }, data: { submittedAt } });
  for (const status of ["starting", "running", "succeeded"] as const)
    await db.run.update({ where: { id }, data: { status } });
  // 10 steps of 16 × 8 rollouts in 1,280 s on one GPU: a second each.
  await db.run.update({
    where: { id },
    data: { unitsDone: 10, finishedAt: new Date(submittedAt.getTime() + 1_280_000) },
  });
  const measured = await measuredSpeed(db, made.rayBackendId);
  expect(measured).toMatchObject({ runId: id, gpuSecondsPerRollout: 1 });
  expect(estimateRun(sizes, measured).likelyGpuHours).toBeCloseTo(12_800 / 3_600, 6);
  expect(estimateRun({ ...sizes, steps: 100_000 }, measured).likelyGpuHours).toBe(12);
});

it("a dry run says which problems are trained on and why the others not", async () => {
  const made = await llmCurriculum(
    db,
    { address: "http://ray.example:8265", token: "t" },
    "http://127.0.0.1:3000",
  );
  const where = { curriculumId: made.curriculumId };
  const [first, second] = await db.problem.findMany({ where, take: 2, orderBy: { id: "asc" } });
  await db.problem.update({ where: { id: first!.id }, data: { reviewState: "rejected" } });
  await db.problem.update({ where: { id: second!.id }, data: { reviewState: "conflict" } });
  const said = await dryRun(db, made.curriculumId);
  expect(said.total).toBe(trivialRoots.length - 2);
  expect(said.levels).toMatchObject([{ level: 0, count: trivialRoots.length - 2 }]);
  expect(said.leftOut).toEqual([
    { reason: "conflict", count: 1, examples: [second!.statement] },
    { reason: "rejected", count: 1, examples: [first!.statement] },
  ]);
});
