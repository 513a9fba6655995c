import type { Database } from "@/lib/db";

const page = 1_000;

/** A problem and everything below it, page by page, so that any number fits in the same memory; null: all. */
export async function* subtreeLines(db: Database, curriculumId: string, top: string | null) {
  for (let after = ""; ; ) {
    const rows = await db.$queryRaw<{ id: string }[]>`
      WITH RECURSIVE below AS (
        SELECT id FROM problem
        WHERE curriculum_id = ${curriculumId} AND (id = ${top} OR (${top}::text IS NULL AND parent_id IS NULL))
        UNION SELECT problem.id FROM problem JOIN below ON problem.parent_id = below.id)
      SELECT id FROM below WHERE id > ${after} ORDER BY id LIMIT ${page}`;
    const problems = await db.problem.findMany({
      where: { id: { in: rows.map(({ id }) => id) } },
      orderBy: { id: "asc" },
      select: {
        id: true,
        parentId: true,
        level: true,
        statement: true,
        latex: true,
        transformations: true,
        intendedDifficulty: true,
        reviewState: true,
        verdict: true,
        attemptCount: true,
        verifiedCount: true,
        undecidedCount: true,
      },
    });
    for (const { attemptCount, verifiedCount, undecidedCount, ...problem } of problems) {
      const measured = { attempts: attemptCount, verified: verifiedCount, undecided: undecidedCount };
      yield { ...problem, measured };
    }
    if (rows.length < page) return;
    after = rows.at(-1)!.id;
  }
}
