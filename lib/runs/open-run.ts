import type { Backend } from "@/lib/backends/backend";
import type { Database } from "@/lib/db";
import type { PolicyWeights } from "@/lib/domains/integration/rule-policy";
import { openAiCompatibleConfig, openAiCompatibleModel } from "@/lib/models/openai-compatible";
import { modelVersionForRun, settingsOfVersion } from "@/lib/registry";
import { type LaunchableStage, runConfigSchemas } from "./config";
import type { AnsweringModel } from "./stages/answering-model";
import type { StageContext } from "./stages/stage";

/** Reads everything a worker needs to execute a run. @throws LadderboardError where the model cannot be used */
export async function openRun(
  db: Database,
  runId: string,
  backend: Backend,
  signal: AbortSignal,
): Promise<{ stage: LaunchableStage; context: StageContext }> {
  const run = await db.run.findUniqueOrThrow({
    where: { id: runId },
    include: { curriculum: { select: { domain: true } }, benchmark: { select: { domain: true } } },
    omit: { resumeState: true },
  });
  const { stage, curriculumId, benchmarkId } = run;
  const context: StageContext = {
    db,
    run: { id: run.id, seed: run.seed, snapshotId: run.snapshotId },
    curriculumId,
    benchmarkId,
    domain: (run.curriculum ?? run.benchmark)!.domain,
    config: runConfigSchemas[stage].parse(run.config),
    model: await openModel(db, run.modelVersionId),
    backend,
    signal,
  };
  return { stage, context };
}

async function openModel(db: Database, versionId: string): Promise<AnsweringModel> {
  const version = await modelVersionForRun(db, versionId);
  const { id: modelId, kind } = version.model;
  if (kind === "rule_policy") {
    return { kind, versionId, modelId, weights: version.weights as unknown as PolicyWeights };
  }
  const config = openAiCompatibleConfig.parse(
    settingsOfVersion(version.model.config as Record<string, unknown>, version, version.openKey),
  );
  return { kind, versionId, modelId, endpoint: openAiCompatibleModel(config) };
}
