import type { Database } from "@/lib/db";
import type { RunStatus } from "@/lib/runs";

/** What a generate run wrote so far, and what it dropped. */
export type RunOutcome = {
  readonly id: string;
  readonly status: RunStatus;
  readonly written: number;
  readonly duplicates: number;
  readonly heldOut: number;
  readonly unreadable: number;
};

export async function runOutcome(db: Database, id: string, status: RunStatus): Promise<RunOutcome> {
  const [counts] = await db.$queryRaw<Omit<RunOutcome, "id" | "status">[]>`
    SELECT coalesce(sum((result->>'written')::int), 0)::int AS written,
      coalesce(sum((result->>'duplicates')::int), 0)::int AS duplicates,
      coalesce(sum((result->>'heldOut')::int), 0)::int AS "heldOut",
      coalesce(sum((result->>'unreadable')::int), 0)::int AS unreadable
    FROM run_unit WHERE run_id = ${id}`;
  return { id, status, ...counts! };
}
