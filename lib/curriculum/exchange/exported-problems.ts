import type { Client } from "pg";
import { streamRows } from "@/lib/db/stream-rows";
import type { ExportRequest } from "./export-request";

export type Side = "train" | "test";

/** A problem as an export knows it. */
export type ExportedProblem = {
  readonly id: string;
  readonly parentId: string | null;
  /** The root of its tree: no tree is on both sides of a split. */
  readonly rootId: string;
  readonly level: number;
  readonly statement: string;
  readonly latex: string;
  readonly transformations: readonly string[];
  readonly intendedDifficulty: string | null;
  readonly reviewState: string;
  readonly verdict: string | null;
  readonly attempts: number;
  readonly verified: number;
  readonly undecided: number;
  readonly reviews: readonly ExportedReview[];
};

export type ExportedReview = {
  readonly by: string;
  readonly decision: string;
  readonly reason: string | null;
  /** ISO 8601, in UTC. */
  readonly at: string;
};

/**
 * The problems of one side of the split, by level and id: parents before their variants. They stream from a cursor, so that any
 * number takes the same memory. The caller holds the connection in one snapshot, for both sides to be of the same moment.
 */
export function exportedProblems(
  client: Client,
  { curriculumId, side, boundary, scope, seed, forTraining }: ExportedPart,
): AsyncGenerator<ExportedProblem> {
  return streamRows<ExportedProblem>(
    client,
    `SELECT problem.id, problem.parent_id AS "parentId", root_id AS "rootId", level, statement, latex, transformations,
       intended_difficulty::text AS "intendedDifficulty", review_state::text AS "reviewState", verdict::text AS verdict,
       attempt_count AS attempts, verified_count AS verified, undecided_count AS undecided,
       coalesce((
         SELECT json_agg(json_build_object('by', coalesce("user".name, 'Checkpoint policy'), 'decision', decision, 'reason', reason,
           'at', to_char(review.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY review.created_at, review.id)
         FROM review LEFT JOIN "user" ON "user".id = reviewer_id WHERE problem_id = problem.id), '[]') AS reviews
     FROM problem
     WHERE curriculum_id = $1 AND (${lotOf("$2", "root_id")} <= $3) = $4
       ${scope === "approved" ? "AND review_state = 'approved'" : ""}
       ${forTraining ? notHeldOut : ""}
     ORDER BY level, problem.id`,
    [curriculumId, seed, boundary, side === "test"],
  );
}

export type ExportedPart = Pick<ExportRequest, "scope" | "seed"> & {
  readonly curriculumId: string;
  readonly side: Side;
  /** Trees whose lot is not above it are on the test side. */
  readonly boundary: string;
  /** Leaves out what a benchmark holds: it may have come there after the curriculum. */
  readonly forTraining: boolean;
};

export const notHeldOut =
  "AND NOT EXISTS (SELECT FROM benchmark_problem held WHERE held.canonical_hash = problem.canonical_hash)";

/**
 * The lot of the last tree that belongs to the test side, where `testShare` of the trees do: at least one tree, and never the last one
 * of the train side. Empty where the test side is.
 */
export async function testBoundary(
  client: Client,
  {
    curriculumId,
    scope,
    testShare,
    seed,
  }: Pick<ExportRequest, "scope" | "testShare" | "seed"> & { curriculumId: string },
): Promise<string> {
  if (testShare === 0) return "";
  // A tree counts where it has something to export, or a side could come out empty.
  const { rows } = await client.query<{ lot: string }>(
    `WITH trees AS (
       SELECT ${lotOf("$2", "root_id")} AS lot, count(*) OVER () AS trees
       FROM (SELECT DISTINCT root_id FROM problem
             WHERE curriculum_id = $1 ${scope === "approved" ? "AND review_state = 'approved'" : ""}) exported),
     placed AS (SELECT lot, trees, row_number() OVER (ORDER BY lot) AS place FROM trees)
     SELECT lot FROM placed WHERE place = least(trees - 1, greatest(1, round(trees * $3::numeric)))`,
    [curriculumId, seed, testShare],
  );
  return rows[0]?.lot ?? "";
}

/** A tree's place in an order that the seed shuffles. */
const lotOf = (seed: string, root: string) =>
  `encode(sha256(convert_to(${seed}::text || ' ' || ${root}, 'UTF8')), 'hex')`;
