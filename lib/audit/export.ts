import type { Client } from "pg";
import { readSnapshot, streamRows } from "@/lib/db/stream-rows";

/** The first line of an export; the others are entries, in order. */
export type AuditExportHeader = {
  readonly format: "ladderboard-audit";
  readonly version: 1;
  readonly exportedAt: string;
  readonly entries: number;
  /** Hash of the last entry: whoever notes it elsewhere can tell a log that was written anew. */
  readonly head: string;
};

type Row = { id: string; previous_hash: string; payload: string; hash: string };

/** What the first entry is linked to, and the head of an empty log. */
export const chainStart = "0".repeat(64);

/** The audit log as it is now, as lines of JSON without their newlines: a header, then each entry. */
export function exportAudit(now: Date): AsyncGenerator<string> {
  return readSnapshot((client) => linesOf(client, now));
}

/** The same as pieces of a file. */
export async function* auditFile(now: Date): AsyncGenerator<string> {
  for await (const line of exportAudit(now)) yield `${line}\n`;
}

async function* linesOf(client: Client, now: Date): AsyncGenerator<string> {
  const { rows } = await client.query<{ entries: string; head: string | null }>(
    "SELECT count(*) AS entries, (SELECT hash FROM audit_entry ORDER BY id DESC LIMIT 1) AS head FROM audit_entry",
  );
  const header: AuditExportHeader = {
    format: "ladderboard-audit",
    version: 1,
    exportedAt: now.toISOString(),
    entries: Number(rows[0]!.entries),
    head: rows[0]!.head ?? chainStart,
  };
  yield JSON.stringify(header);
  const sql = "SELECT id, previous_hash, payload, hash FROM audit_entry ORDER BY id";
  for await (const { id, previous_hash, payload, hash } of streamRows<Row>(client, sql, []))
    yield JSON.stringify({ id: Number(id), previousHash: previous_hash, payload, hash });
}
