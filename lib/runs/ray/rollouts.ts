import { type Database, Prisma } from "@/lib/db";

/** One answer of a training step, as it was judged and kept (lib/api/trainer/rewards.ts). */
export type RolloutRow = {
  readonly problemId: string;
  readonly statement: string;
  readonly level: number;
  readonly completion: string;
  readonly answer: string | null;
  readonly verdict: "verified" | "refuted" | "undecided";
  readonly reason: string | null;
  readonly explanation: string;
  readonly accuracy: number;
  readonly format: number;
  readonly reward: number;
};

/** The steps that have rollouts, ascending. */
export async function stepsWithRollouts(db: Database, runId: string): Promise<number[]> {
  const rows = await db.rewardBatch.findMany({
    where: { runId },
    distinct: ["step"],
    select: { step: true },
    orderBy: { step: "asc" },
  });
  return rows.map(({ step }) => step);
}

/** What was asked under an id: a problem of the curriculum, one of the benchmark, or a variant of the run's own tree. */
const asked = (id: Prisma.Sql, runId: string) => Prisma.sql`LATERAL (
    SELECT statement, level FROM problem WHERE problem.id = ${id}
    UNION ALL SELECT statement, 0 FROM benchmark_problem WHERE benchmark_problem.id = ${id}
    UNION ALL SELECT variant->>'statement', (variant->>'level')::int
      FROM run_unit, jsonb_array_elements(result->'tree') AS variant
      WHERE run_id = ${runId} AND key = 'tree' AND variant->>'problemId' = ${id} AND (variant->>'level')::int > 0
  ) AS problem`;

/** Rollouts of one step, problem by problem; at most `limit`. */
export function rolloutsOfStep(
  db: Database,
  runId: string,
  step: number,
  limit: number,
): Promise<RolloutRow[]> {
  return db.$queryRaw<RolloutRow[]>`
    SELECT rollout->>'problemId' AS "problemId", problem.statement, problem.level,
      rollout->>'completion' AS completion, rollout->>'answer' AS answer, rollout->>'verdict' AS verdict,
      rollout->>'reason' AS reason, rollout->>'explanation' AS explanation,
      (rollout->>'accuracy')::float8 AS accuracy, (rollout->>'format')::float8 AS format,
      (rollout->>'reward')::float8 AS reward
    FROM reward_batch, jsonb_array_elements(rollouts) WITH ORDINALITY AS row (rollout, place)
    CROSS JOIN ${asked(Prisma.sql`row.rollout->>'problemId'`, runId)}
    WHERE reward_batch.run_id = ${runId} AND step = ${step}
    ORDER BY problem.level DESC, rollout->>'problemId', batch_id, place LIMIT ${limit}`;
}

export type SilentProblem = {
  readonly problemId: string;
  readonly statement: string;
  readonly level: number;
  readonly groups: number;
  readonly alwaysRight: number;
  readonly alwaysWrong: number;
};

/**
 * The problems whose groups taught nothing most often: all rollouts of a step right, or all wrong, so no advantage. Over
 * the last `steps` steps.
 */
export function problemsWithoutSignal(
  db: Database,
  runId: string,
  { steps, limit }: { steps: number; limit: number },
): Promise<SilentProblem[]> {
  return db.$queryRaw<SilentProblem[]>`
    WITH recent AS (
      SELECT step, rollouts FROM reward_batch
      WHERE run_id = ${runId} AND step > (SELECT max(step) - ${steps} FROM reward_batch WHERE run_id = ${runId})
    ), groups AS (
      SELECT step, rollout->>'problemId' AS problem_id, min((rollout->>'accuracy')::float8) AS lowest,
        max((rollout->>'accuracy')::float8) AS highest
      FROM recent, jsonb_array_elements(rollouts) AS rollout GROUP BY 1, 2
    )
    SELECT problem_id AS "problemId", problem.statement, problem.level, count(*)::int AS groups,
      count(*) FILTER (WHERE lowest = 1)::int AS "alwaysRight", count(*) FILTER (WHERE highest = 0)::int AS "alwaysWrong"
    FROM groups CROSS JOIN ${asked(Prisma.sql`groups.problem_id`, runId)}
    GROUP BY problem_id, problem.statement, problem.level HAVING count(*) FILTER (WHERE lowest = highest) > 0
    ORDER BY count(*) FILTER (WHERE lowest = highest) DESC, problem_id LIMIT ${limit}`;
}
