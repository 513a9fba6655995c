import type { Database } from "@/lib/db";

export const facets = ["transformation", "persona", "temperature", "model"] as const;
export type Facet = (typeof facets)[number];

/** How variants fared that are alike in what they were made with. */
export type FacetQuality = {
  readonly facet: Facet | "whole";
  readonly value: string;
  readonly problems: number;
  readonly measured: number;
  /** Of those measured, solved at least once. */
  readonly solved: number;
  readonly approved: number;
  readonly rejected: number;
  readonly duplicates: number;
};

/** Values of one facet shown; a model may be given any number of personas. */
const mostValues = 40;

/** A curriculum's generated variants by transformation, persona, temperature and model, the most numerous first. */
export async function generationQuality(db: Database, curriculumId: string): Promise<FacetQuality[]> {
  const rows = await db.$queryRaw<FacetQuality[]>`
    SELECT facet, value, problems, measured, solved, approved, rejected, duplicates FROM (
      SELECT facet, value, sum(problems)::int AS problems, sum(measured)::int AS measured, sum(solved)::int AS solved,
        sum(approved)::int AS approved, sum(rejected)::int AS rejected, sum(duplicates)::int AS duplicates,
        row_number() OVER (PARTITION BY facet ORDER BY sum(problems) DESC, value) AS place
      FROM generation_tally WHERE curriculum_id = ${curriculumId}
      GROUP BY facet, value HAVING sum(problems) > 0 OR sum(duplicates) > 0) counted
    WHERE place <= ${mostValues} ORDER BY facet, place`;
  const versions = await db.modelVersion.findMany({
    where: { id: { in: rows.filter(({ facet }) => facet === "model").map(({ value }) => value) } },
    select: { id: true, number: true, model: { select: { name: true } } },
  });
  const names = new Map(versions.map(({ id, number, model }) => [id, `${model.name} v${number}`]));
  return rows.map((row) =>
    row.facet === "model" ? { ...row, value: names.get(row.value) ?? row.value } : row,
  );
}
