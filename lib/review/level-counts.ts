import type { Database, Transaction } from "@/lib/db";

export type LevelCount = {
  level: number;
  approved: number;
  pending: number;
  rejected: number;
  conflict: number;
  /** Attempted at least once. */
  measured: number;
  /** Decided by people alone, and how many of those were rejected. */
  judged: number;
  judgedBad: number;
};

/** A curriculum's problems by level, from the tallies: as quick for a million as for ten. */
export function levelCounts(db: Database | Transaction, curriculumId: string): Promise<LevelCount[]> {
  return db.$queryRaw<LevelCount[]>`
    SELECT level,
      coalesce(sum(problems) FILTER (WHERE review_state = 'approved'), 0)::int AS approved,
      coalesce(sum(problems) FILTER (WHERE review_state = 'pending'), 0)::int AS pending,
      coalesce(sum(problems) FILTER (WHERE review_state = 'rejected'), 0)::int AS rejected,
      coalesce(sum(problems) FILTER (WHERE review_state = 'conflict'), 0)::int AS conflict,
      coalesce(sum(problems) FILTER (WHERE measured), 0)::int AS measured,
      coalesce(sum(problems) FILTER (WHERE approvals + rejections > 0 AND review_state IN ('approved', 'rejected')), 0)::int
        AS judged,
      coalesce(sum(problems) FILTER (WHERE approvals + rejections > 0 AND review_state = 'rejected'), 0)::int AS "judgedBad"
    FROM problem_tally WHERE curriculum_id = ${curriculumId} GROUP BY level HAVING sum(problems) > 0 ORDER BY level`;
}
