import type { Database, Transaction } from "@/lib/db";

/** What a run of a stage is likely to use, from what a unit of the newest such run of the same model took. */
export type Forecast = {
  readonly fromRunId: string;
  readonly units: number;
  readonly dollars: number;
  readonly cpuSeconds: number;
  readonly tokens: number;
};

type Basis = { runId: string; unitsDone: number; dollars: number; cpuSeconds: number; tokens: number };

/**
 * A forecast for `units` units of a stage; null before the first run to go by. The newest run on the same curriculum counts, where
 * there is none the newest on any.
 */
export async function forecast(
  db: Database | Transaction,
  {
    stage,
    modelId,
    curriculumId,
    units,
  }: { stage: string; modelId: string; curriculumId: string | null; units: number },
): Promise<Forecast | null> {
  const [basis] = await db.$queryRaw<Basis[]>`
    SELECT run.id AS "runId", units_done AS "unitsDone", cost AS dollars, cpu_seconds AS "cpuSeconds",
      (prompt_tokens + completion_tokens)::float8 AS tokens
    FROM run JOIN run_cost ON run_cost.run_id = run.id JOIN model_version ON model_version.id = run.model_version_id
    WHERE run.stage = ${stage}::stage AND model_version.model_id = ${modelId} AND units_done > 0 AND run.status = 'succeeded'
    ORDER BY run.curriculum_id IS NOT DISTINCT FROM ${curriculumId} DESC, run.id DESC LIMIT 1`;
  if (!basis) return null;
  const scale = units / basis.unitsDone;
  return {
    fromRunId: basis.runId,
    units,
    dollars: scale * basis.dollars,
    cpuSeconds: scale * basis.cpuSeconds,
    tokens: scale * basis.tokens,
  };
}
