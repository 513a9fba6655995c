import type { Database } from "@/lib/db";

export type NearDuplicate = {
  readonly id: string;
  readonly latex: string;
  readonly statement: string;
  readonly level: number;
};
const shown = 6;

/** Problems of the same curriculum that differ from one in their numbers alone; the first six. */
export function nearDuplicatesOf(db: Database, problemId: string): Promise<NearDuplicate[]> {
  return db.$queryRaw<NearDuplicate[]>`
    SELECT other.id, other.latex, other.statement, other.level
    FROM problem p CROSS JOIN LATERAL (
      SELECT * FROM problem alike WHERE alike.curriculum_id = p.curriculum_id
        AND problem_family(alike.canonical) = problem_family(p.canonical) AND alike.id <> p.id
      ORDER BY alike.id LIMIT ${shown}) other
    WHERE p.id = ${problemId}`;
}
