import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemActor } from "@/lib/auth/actor";
import type { Database } from "@/lib/db";
import { isFinished, launchRun } from "@/lib/runs";
import { followRayRuns } from "@/lib/runs/ray/follow-runs";
import { llmCurriculum, trivialRoots } from "@/lib/runs/ray/testing/llm-curriculum";
import { startRayHead } from "@/lib/runs/ray/testing/ray-head";
import { makeSmallModel } from "@/lib/runs/ray/testing/small-model";
import { until } from "@/lib/runs/testing";
import { contractServer } from "./contract-server";

const actor = systemActor("test");
const patience = { clusterMs: 3_000, cancelMs: 10_000, callMs: 15_000 };
const small = {
  steps: 4,
  problemsPerBatch: 4,
  problemsPerStep: 4,
  groupSize: 4,
  completionsPerDevice: 16,
  maximumTokens: 16,
  checkpointEvery: 2,
  promptTemplate: "{statement}=",
  gpus: 0,
  cpus: 1,
};

/** A small transformer in a folder of its own. */
export function smallModel(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "ladderboard-model-"));
  makeSmallModel(folder, trivialRoots, 40);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export type RealCluster = Awaited<ReturnType<typeof realCluster>>;

/** A real Ray head, the contract that its jobs call, and an approved curriculum to train that model on. */
export async function realCluster(db: Database, model: string) {
  const contract = await contractServer();
  const head = await startRayHead();
  const made = await llmCurriculum(db, head, contract.url);
  /** Each look is by another worker, as if each had been killed after one. */
  let looks = 0;
  const look = () => followRayRuns(db, `worker ${looks++}`, patience);
  const current = (id: string) => db.run.findUniqueOrThrow({ where: { id }, include: { rayJob: true } });
  const untilRun = (id: string, holds: (run: Awaited<ReturnType<typeof current>>) => boolean) =>
    until(async () => {
      await look();
      return holds(await current(id));
    });
  return {
    head,
    made,
    look,
    current,
    untilRun,
    untilEnded: (id: string) => untilRun(id, (run) => isFinished(run.status)),
    launch: (config: object, modelVersionId = made.modelVersionId) =>
      launchRun(db, actor, {
        stage: "train",
        curriculumId: made.curriculumId,
        modelVersionId,
        rayBackendId: made.rayBackendId,
        config: { ...small, baseModel: model, ...config },
      }),
    close: async () => {
      await head.close();
      await contract.close();
    },
  };
}
