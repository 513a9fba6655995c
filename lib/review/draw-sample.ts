import type { Database, Transaction } from "@/lib/db";

/**
 * Draws a curriculum's sample: of each level and set of transformations the given part, at least one, those first whose hash
 * is smallest. So it is the same whoever draws it, and a larger part holds the smaller one. It reads the whole curriculum
 */
export async function drawSample(
  tx: Transaction,
  curriculumId: string,
  { percent, keep }: { percent: number /** What was drawn before stays drawn. */; keep: boolean },
): Promise<void> {
  await tx.$executeRaw`
    WITH ranked AS (
      SELECT id,
        row_number() OVER (PARTITION BY level, transformations ORDER BY (${keep} AND NOT sampled), md5(id))
          <= ceil(count(*) OVER (PARTITION BY level, transformations) * ${percent}::numeric / 100) AS drawn
      FROM problem WHERE curriculum_id = ${curriculumId})
    UPDATE problem SET sampled = ranked.drawn FROM ranked
    WHERE problem.id = ranked.id AND problem.sampled <> ranked.drawn`;
}

export type DrawnSample = { readonly drawn: number; readonly waiting: number };

/** How many variants are drawn, and on how many of those nobody has decided yet. */
export async function drawnSample(db: Database, curriculumId: string): Promise<DrawnSample> {
  const [row] = await db.$queryRaw<DrawnSample[]>`
    SELECT count(*)::int AS drawn, (count(*) FILTER (WHERE review_state = 'pending'))::int AS waiting
    FROM problem WHERE curriculum_id = ${curriculumId} AND sampled AND level > 0`;
  return row!;
}
