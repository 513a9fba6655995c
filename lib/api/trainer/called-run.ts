import type { Database } from "@/lib/db";
import type { LaunchableStage } from "@/lib/runs";
import type { RunStatus } from "@/lib/runs/transitions";

/** What the contract's routes need of the run that a token was made for. */
export type TrainedRun = {
  readonly id: string;
  readonly stage: LaunchableStage;
  readonly status: RunStatus;
  readonly seed: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly snapshotId: string | null;
  readonly benchmarkId: string | null;
  readonly curriculumId: string | null;
  readonly modelVersionId: string;
  readonly domain: string;
};

/**
 * The run that a token opens, by the token's hash; null for an unknown, a revoked or an expired one. One query: it stands
 * before every batch of rewards.
 */
export async function runOfTokenHash(db: Database, tokenHash: string): Promise<TrainedRun | null> {
  const [run] = await db.$queryRaw<TrainedRun[]>`
    SELECT run.id, run.stage, run.status, run.seed, run.config, run.snapshot_id AS "snapshotId",
      run.benchmark_id AS "benchmarkId", run.curriculum_id AS "curriculumId",
      run.model_version_id AS "modelVersionId",
      coalesce(curriculum.domain, benchmark.domain, 'integration') AS domain
    FROM run_token JOIN run ON run.id = run_token.run_id
      LEFT JOIN curriculum ON curriculum.id = run.curriculum_id LEFT JOIN benchmark ON benchmark.id = run.benchmark_id
    WHERE token_hash = ${tokenHash} AND revoked_at IS NULL AND expires_at > now()`;
  return run ?? null;
}
