import type { Database, Transaction } from "@/lib/db";

/** What a run is likely to use, from what the newest such run of the same model took for its work. */
export type Forecast = {
  readonly fromRunId: string;
  readonly dollars: number;
  readonly cpuSeconds: number;
  readonly tokens: number;
  /** By the clock, from its start to its end. */
  readonly seconds: number;
};

/** A run that succeeded on this machine. */
export type PastRun = { readonly runId: string; readonly unitsDone: number; readonly config: unknown };
type Basis = PastRun & { dollars: number; cpuSeconds: number; tokens: number; seconds: number };

type Asked = {
  readonly stage: string;
  readonly modelId: string;
  readonly curriculumId: string | null;
  /** How much there is to do, in the measure of `workOf`. */
  readonly work: number;
  readonly workOf: (past: PastRun) => Promise<number>;
};

/**
 * A forecast for so much work of a stage; null before the first run to go by. The newest run on the same curriculum counts, where
 * there is none the newest on any.
 */
export async function forecast(
  db: Database | Transaction,
  { stage, modelId, curriculumId, work, workOf }: Asked,
): Promise<Forecast | null> {
  const [basis] = await db.$queryRaw<Basis[]>`
    SELECT run.id AS "runId", units_done AS "unitsDone", config, cost AS dollars, cpu_seconds AS "cpuSeconds",
      (prompt_tokens + completion_tokens)::float8 AS tokens,
      coalesce(extract(epoch FROM run.finished_at - run.started_at), 0)::float8 AS seconds
    FROM run JOIN run_cost ON run_cost.run_id = run.id JOIN model_version ON model_version.id = run.model_version_id
    WHERE run.stage = ${stage}::stage AND run.backend = 'embedded' AND model_version.model_id = ${modelId}
      AND units_done > 0 AND run.status = 'succeeded'
    ORDER BY run.curriculum_id IS NOT DISTINCT FROM ${curriculumId} DESC, run.id DESC LIMIT 1`;
  if (!basis) return null;
  const scale = work / Math.max(1, await workOf(basis));
  return {
    fromRunId: basis.runId,
    dollars: scale * basis.dollars,
    cpuSeconds: scale * basis.cpuSeconds,
    tokens: scale * basis.tokens,
    seconds: scale * basis.seconds,
  };
}
