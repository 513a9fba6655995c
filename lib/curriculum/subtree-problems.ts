import type { Database } from "@/lib/db";
import { curriculumById } from "./read-curricula";

const page = 1_000;

/**
 * The problems of a subtree, or of a whole curriculum, one after the other, page by page: any number fits in the same memory.
 * @throws LadderboardError not-found
 */
export async function* subtreeProblems(db: Database, curriculumId: string, below: string | null) {
  await curriculumById(db, curriculumId);
  for (let after = ""; ; ) {
    const problems = await db.problem.findMany({
      where: {
        curriculumId,
        id: below === null ? { gt: after } : { in: await subtreePage(db, curriculumId, below, after) },
      },
      orderBy: { id: "asc" },
      take: page,
    });
    for (const problem of problems) {
      const { id, parentId, level, statement, latex, transformations, intendedDifficulty } = problem;
      const { reviewState, verdict, attemptCount, verifiedCount, undecidedCount } = problem;
      const measured = { attempts: attemptCount, verified: verifiedCount, undecided: undecidedCount };
      yield {
        id,
        parentId,
        level,
        statement,
        latex,
        transformations,
        intendedDifficulty,
        reviewState,
        verdict,
        measured,
      };
    }
    if (problems.length < page) return;
    after = problems.at(-1)!.id;
  }
}

/** The next ids of a subtree. */
async function subtreePage(
  db: Database,
  curriculumId: string,
  below: string,
  after: string,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE below AS (
      SELECT id FROM problem WHERE id = ${below} AND curriculum_id = ${curriculumId}
      UNION SELECT problem.id FROM problem JOIN below ON problem.parent_id = below.id)
    SELECT id FROM below WHERE id > ${after} ORDER BY id LIMIT ${page}`;
  return rows.map(({ id }) => id);
}
