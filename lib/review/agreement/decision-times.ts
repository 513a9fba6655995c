import type { Database } from "@/lib/db";

/** Of each person's newest decisions: more would say how quick they were long ago. */
export const newestDecisions = 1_000;

export type DecisionTimes = {
  readonly reviewerId: string;
  readonly name: string;
  /** Decisions that were timed, at most `newestDecisions`. */
  readonly decisions: number;
  readonly medianMs: number;
  /** Nine of ten decisions took no longer. */
  readonly p90Ms: number;
};

/** How long people look at a problem before they decide, the quickest first; over all curricula. */
export function decisionTimes(db: Database): Promise<DecisionTimes[]> {
  return db.$queryRaw<DecisionTimes[]>`
    SELECT "user".id AS "reviewerId", "user".name, count(*)::int AS decisions,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY duration_ms) AS "medianMs",
      percentile_cont(0.9) WITHIN GROUP (ORDER BY duration_ms) AS "p90Ms"
    FROM "user", LATERAL (
      SELECT duration_ms FROM review WHERE reviewer_id = "user".id ORDER BY created_at DESC LIMIT ${newestDecisions}) newest
    WHERE duration_ms IS NOT NULL
    GROUP BY "user".id ORDER BY "medianMs", "user".name`;
}
