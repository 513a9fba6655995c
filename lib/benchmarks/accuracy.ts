import { within95 } from "@/lib/curriculum/solve-rate";
import type { Database } from "@/lib/db";

/** pass@1 of one model version on one benchmark: the mean over problems of the share of verified attempts. */
export type Accuracy = {
  readonly runId: string;
  readonly benchmarkId: string;
  readonly modelVersionId: string;
  readonly finishedAt: Date;
  readonly problems: number;
  readonly attempts: number;
  readonly passAt1: number;
  /** 95 % interval of the mean over problems (normal approximation, cut to [0, 1]). */
  readonly low: number;
  readonly high: number;
};

/** The accuracies of the newest finished evaluate run of each model version on each benchmark. */
export async function accuracies(
  db: Database,
  filter: { benchmarkId?: string; modelVersionIds?: string[]; runIds?: string[] },
): Promise<Accuracy[]> {
  const benchmark = filter.benchmarkId ?? null;
  const versions = filter.modelVersionIds ?? null;
  const runs = filter.runIds ?? null;
  const rows = await db.$queryRaw<(Omit<Accuracy, "low" | "high"> & { deviation: number | null })[]>`
    WITH newest AS (
      SELECT DISTINCT ON (benchmark_id, model_version_id) id, benchmark_id, model_version_id, finished_at
      FROM run
      WHERE stage = 'evaluate' AND status = 'succeeded'
        AND (${benchmark}::text IS NULL OR benchmark_id = ${benchmark})
        AND (${versions}::text[] IS NULL OR model_version_id = ANY(${versions}))
        AND (${runs}::text[] IS NULL OR id = ANY(${runs}))
      ORDER BY benchmark_id, model_version_id, finished_at DESC),
    rates AS (
      SELECT newest.*, (result->>'attempts')::int AS attempts,
        (result->>'verified')::float8 / greatest(1, (result->>'attempts')::int) AS rate
      FROM newest JOIN run_unit ON run_unit.run_id = newest.id)
    SELECT id AS "runId", benchmark_id AS "benchmarkId", model_version_id AS "modelVersionId", finished_at AS "finishedAt",
      count(*)::int AS problems, sum(attempts)::int AS attempts, avg(rate) AS "passAt1", stddev_samp(rate) AS deviation
    FROM rates GROUP BY id, benchmark_id, model_version_id, finished_at ORDER BY finished_at`;
  return rows.map(({ deviation, ...row }) => {
    const margin = (within95 * (deviation ?? 0)) / Math.sqrt(Math.max(1, row.problems));
    return { ...row, low: Math.max(0, row.passAt1 - margin), high: Math.min(1, row.passAt1 + margin) };
  });
}
