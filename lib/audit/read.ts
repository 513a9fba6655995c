import { createHash } from "node:crypto";
import type { Database } from "@/lib/db";
import type { AuditFilter } from "./filter";
import { scopeAudit } from "./scope";
import { selectAudit } from "./select";

export type AuditEntry = {
  readonly id: bigint;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly payload: string;
  readonly previousHash: string;
  readonly hash: string;
};

/** Entries below `before` (an entry's number), newest first. */
export async function listAudit(
  db: Database,
  { before, limit, ...filter }: AuditFilter & { before?: bigint | undefined; limit: number },
): Promise<AuditEntry[]> {
  await scopeAudit(db);
  return db.$queryRaw<AuditEntry[]>(selectAudit(filter, { before, limit }));
}

/** What an entry says that it changed. */
export const changesOf = ({ payload }: Pick<AuditEntry, "payload">): object =>
  (JSON.parse(payload) as { changes?: object }).changes ?? {};

/** The most actors that are offered to choose from. */
const mostActors = 500;

/**
 * Everybody who stood in the log when it was last read or the worker looked at it, each found by one step through the index on actors
 * however long the log is.
 */
export async function actorsInLog(db: Database): Promise<string[]> {
  const rows = await db.$queryRaw<{ actor: string }[]>`
    WITH RECURSIVE known AS (
      (SELECT actor FROM audit_scope ORDER BY actor LIMIT 1)
      UNION ALL
      SELECT (SELECT actor FROM audit_scope WHERE actor > known.actor ORDER BY actor LIMIT 1)
      FROM known WHERE known.actor IS NOT NULL)
    SELECT actor FROM known WHERE actor IS NOT NULL LIMIT ${mostActors}`;
  return rows.map(({ actor }) => actor);
}

export type ChainStatus =
  | { readonly intact: true; readonly entries: number }
  | { readonly intact: false; readonly entries: number; readonly brokenAt: bigint };

/** Entries read at once while the chain is followed. */
const page = 1000;

/**
 * Follows the chain from the first entry and recomputes every hash: SHA-256 of the previous hash, a newline and the payload. Reads
 * the whole log, so it is for a person who asks, not for every page. A cut tail cannot be seen from the log alone.
 */
export async function verifyAuditChain(db: Database): Promise<ChainStatus> {
  let previous = "0".repeat(64);
  let last = 0n;
  let entries = 0;
  for (;;) {
    const rows = await db.auditEntry.findMany({
      where: { id: { gt: last } },
      orderBy: { id: "asc" },
      take: page,
    });
    for (const row of rows) {
      const hash = createHash("sha256").update(`${previous}\n${row.payload}`).digest("hex");
      const linked = row.id === last + 1n && row.previousHash === previous && row.hash === hash;
      if (!linked || !columnsAgree(row)) return { intact: false, entries, brokenAt: row.id };
      previous = hash;
      last = row.id;
      entries += 1;
    }
    if (rows.length < page) return { intact: true, entries };
  }
}

/** The columns are copies of what was hashed; a changed copy would mislead whoever searches by it. */
function columnsAgree(row: { payload: string; actor: string; action: string; subject: string }): boolean {
  const said = JSON.parse(row.payload) as Record<string, unknown>;
  return said.actor === row.actor && said.action === row.action && said.subject === row.subject;
}
