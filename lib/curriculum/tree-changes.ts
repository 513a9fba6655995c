import type { Database } from "@/lib/db";

/** Problems told one by one; of more than these the page reads the whole tree again, which is shorter. */
const mostListed = 2_000;

/**
 * What was written to a curriculum's problems since `since` (a tree's or an earlier answer's), and how many problems
 * there are: a page that then knows more of them than `total` must read the tree again, because some were deleted.
 * `problems` is null where they are too many to list. A problem may come twice. All of one moment.
 */
export async function treeChanges(db: Database, curriculumId: string, since: string) {
  return db.$transaction(
    async (tx) => {
      const [now] = await tx.$queryRaw<{ since: string; total: number; changed: number }[]>`
        SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS since, coalesce(sum(problems), 0)::int AS total,
          (SELECT count(*)::int FROM (SELECT FROM problem
            WHERE curriculum_id = ${curriculumId} AND changed_in >= ${since}::xid8
            LIMIT ${mostListed + 1}) listed) AS changed
        FROM problem_tally WHERE curriculum_id = ${curriculumId}`;
      const { changed, ...known } = now!;
      if (changed > mostListed) return { ...known, problems: null };
      const ids = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM problem WHERE curriculum_id = ${curriculumId} AND changed_in >= ${since}::xid8`;
      const problems = await tx.problem.findMany({
        where: { id: { in: ids.map(({ id }) => id) } },
        select: changedProblem,
      });
      return {
        ...known,
        problems: problems.map(({ modelVersion, generatedByRunId, ...problem }) => ({
          ...problem,
          runId: generatedByRunId,
          model: modelVersion && `${modelVersion.model.name} v${modelVersion.number}`,
        })),
      };
    },
    { isolationLevel: "RepeatableRead" },
  );
}

const changedProblem = {
  id: true,
  parentId: true,
  latex: true,
  statement: true,
  verdict: true,
  reviewState: true,
  attemptCount: true,
  verifiedCount: true,
  undecidedCount: true,
  transformations: true,
  generatedByRunId: true,
  modelVersion: { select: { number: true, model: { select: { name: true } } } },
} as const;

/** The formulas of some problems of a curriculum, those that exist. */
export function problemFormulas(db: Database, curriculumId: string, ids: readonly string[]) {
  return db.problem.findMany({
    where: { curriculumId, id: { in: [...ids] } },
    select: { id: true, statement: true, latex: true },
  });
}
