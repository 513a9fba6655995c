import type { Database } from "@/lib/db";

/** Entries that are taken in one transaction. */
const atOnce = 20_000;

/**
 * Notes for every entry of the log which curriculum it belongs to, so that a curriculum's entries are found. It runs behind the log:
 * who writes an entry shall not wait for it. The worker calls it again and again, and whoever looks for a curriculum's entries first.
 */
export async function scopeAudit(db: Database): Promise<void> {
  for (let taken = atOnce; taken === atOnce; ) {
    const [row] = await db.$queryRaw<
      { taken: number }[]
    >`SELECT scope_audit_entries(${atOnce}::int) AS taken`;
    taken = row!.taken;
  }
}
