import { createHash } from "node:crypto";
import { type Client, escapeIdentifier, type QueryResultRow } from "pg";
import { readSnapshot, streamRows } from "@/lib/db/stream-rows";

/** The first line of a backup. */
export type BackupHeader = {
  readonly format: "ladderboard-backup";
  readonly version: 1;
  readonly madeAt: string;
  /** Names of the migrations that its tables come from, in order. */
  readonly migrations: readonly string[];
};

/** The last line: without it the file was cut. */
export type BackupEnd = { readonly end: true; readonly rows: number; readonly sha256: string };

/** Everything but the record of migrations. The queue's jobs are not saved: workers put waiting runs in line again. */
export async function tablesOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT tablename AS name FROM pg_tables
    WHERE schemaname = 'public' AND tablename NOT LIKE '\\_%' ORDER BY tablename`);
  return rows.map(({ name }) => name);
}

export async function migrationsOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name",
  );
  return rows.map(({ name }) => name);
}

/**
 * The whole database as it is at one moment, as lines of JSON without their newlines: a header, then for each table a line that
 * names it and a line for each row, then the end with the SHA-256 of all before it. Work goes on meanwhile.
 */
export async function* backup(now: Date): AsyncGenerator<string> {
  const content = createHash("sha256");
  let rows = 0;
  for await (const line of readSnapshot((client) => linesOf(client, now))) {
    content.update(`${line}\n`);
    if (!line.startsWith('{"table":') && !line.startsWith('{"format":')) rows += 1;
    yield line;
  }
  const end: BackupEnd = { end: true, rows, sha256: content.digest("hex") };
  yield JSON.stringify(end);
}

async function* linesOf(client: Client, now: Date): AsyncGenerator<string> {
  const migrations = await migrationsOf(client);
  const header: BackupHeader = {
    format: "ladderboard-backup",
    version: 1,
    madeAt: now.toISOString(),
    migrations,
  };
  yield JSON.stringify(header);
  for (const table of await tablesOf(client)) {
    yield JSON.stringify({ table });
    const sql = `SELECT row_to_json(t)::text AS row FROM ${escapeIdentifier(table)} t`;
    // An array, so that no row looks like a line of another kind.
    for await (const { row } of streamRows<QueryResultRow & { row: string }>(client, sql, []))
      yield `[${row}]`;
  }
}
