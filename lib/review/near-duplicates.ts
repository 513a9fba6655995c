import type { Database } from "@/lib/db";

export type NearDuplicate = {
  readonly id: string;
  readonly latex: string;
  readonly statement: string;
  readonly level: number;
};
const shown = 6;

/** Problems of the same curriculum that differ from one in their numbers alone; the first six that are found. */
export function nearDuplicatesOf(db: Database, problemId: string): Promise<NearDuplicate[]> {
  return db.$queryRaw<NearDuplicate[]>`
    SELECT other.id, other.latex, other.statement, other.level
    FROM problem p JOIN problem other ON other.curriculum_id = p.curriculum_id
      AND problem_family(other.canonical) = problem_family(p.canonical) AND other.id <> p.id
    WHERE p.id = ${problemId} LIMIT ${shown}`;
}
