import { createHash } from "node:crypto";
import { Client, escapeIdentifier, escapeLiteral } from "pg";
import { applyMigrations } from "@/lib/db/migrations/apply";
import { LadderboardError } from "@/lib/errors";
import { type BackupEnd, type BackupHeader, migrationsOf, tablesOf } from "./backup";

/** Rows written by one statement. */
const atOnce = 500;

/**
 * Writes a backup into an empty database, in one transaction: all of it, or nothing. Rules that the rows obeyed when they were
 * written are not asked again; references between them are. Returns the number of rows.
 * @throws LadderboardError invalid for a file that is no backup, cut or changed; conflict for a database that is not empty, or a
 * backup of another version
 */
export async function restore(databaseUrl: string, lines: AsyncIterable<string>): Promise<number> {
  await requireEmpty(databaseUrl);
  await applyMigrations(databaseUrl);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    const putBack = await lift(client);
    const rows = await write(client, lines);
    await putBack();
    await client.query("COMMIT");
    return rows;
  } finally {
    await client.end();
  }
}

async function requireEmpty(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' LIMIT 1",
    );
    if (rows.length > 0)
      throw new LadderboardError("conflict", `The database is not empty: it has a table ${rows[0]!.name}.`, {
        remedy: "Make a new database, name it in DATABASE_URL, and restore into that.",
      });
  } finally {
    await client.end();
  }
}

/** Takes references and triggers away and gives what puts them back: rows come table by table, not in their order. */
async function lift(client: Client): Promise<() => Promise<void>> {
  const { rows: references } = await client.query<{ table: string; name: string; definition: string }>(`
    SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`);
  const tables = await tablesOf(client);
  for (const { table, name } of references)
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${escapeIdentifier(name)}`);
  for (const table of tables) {
    await client.query(`ALTER TABLE ${escapeIdentifier(table)} DISABLE TRIGGER USER`);
    // What a migration filled in is in the backup as well.
    await client.query(`DELETE FROM ${escapeIdentifier(table)}`);
  }
  return async () => {
    for (const table of tables) {
      await client.query(`ALTER TABLE ${escapeIdentifier(table)} ENABLE TRIGGER USER`);
      await continueNumbers(client, table);
    }
    for (const { table, name, definition } of references)
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${escapeIdentifier(name)} ${definition}`);
  };
}

/** The next number that the database gives is the one after the greatest. */
async function continueNumbers(client: Client, table: string): Promise<void> {
  const { rows } = await client.query<{ column: string; sequence: string }>(
    `SELECT column_name AS column, pg_get_serial_sequence(quote_ident($1), column_name) AS sequence FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND pg_get_serial_sequence(quote_ident($1), column_name) IS NOT NULL`,
    [table],
  );
  for (const { column, sequence } of rows)
    await client.query(
      `SELECT setval(${escapeLiteral(sequence)}, greatest(1, (SELECT max(${escapeIdentifier(column)}) FROM ${escapeIdentifier(table)})))`,
    );
}

async function write(client: Client, lines: AsyncIterable<string>): Promise<number> {
  const content = createHash("sha256");
  let rows = 0;
  let table: { insert: string } | null = null;
  let waiting: string[] = [];
  let started = false;
  let end: BackupEnd | null = null;
  const flush = async () => {
    if (waiting.length > 0) await client.query(table!.insert, [`[${waiting.join(",")}]`]);
    waiting = [];
  };
  for await (const line of lines) {
    if (line === "") continue;
    if (end) throw damaged("it goes on after its end");
    if (line.startsWith("[")) {
      if (!table) throw damaged("a row stands before any table");
      content.update(`${line}\n`);
      waiting.push(line.slice(1, -1));
      rows += 1;
      if (waiting.length >= atOnce) await flush();
      continue;
    }
    const said = parsed(line);
    if ("end" in said) {
      end = said as unknown as BackupEnd;
      continue;
    }
    content.update(`${line}\n`);
    if (!started) {
      await requireSameVersion(client, said as unknown as BackupHeader);
      started = true;
      continue;
    }
    await flush();
    table = { insert: await insertInto(client, String(said.table)) };
  }
  await flush();
  if (!end) throw damaged("its end is missing");
  if (end.rows !== rows || end.sha256 !== content.digest("hex"))
    throw damaged("its content is not what was written");
  return rows;
}

function parsed(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    throw damaged("a line is no JSON");
  }
}

const damaged = (why: string) =>
  new LadderboardError("invalid", `The backup cannot be restored: ${why}.`, {
    remedy: "Use another backup.",
  });

async function requireSameVersion(client: Client, header: BackupHeader): Promise<void> {
  if (header.format !== "ladderboard-backup" || header.version !== 1) throw damaged("this is no backup");
  const here = await migrationsOf(client);
  if (here.join() !== header.migrations.join())
    throw new LadderboardError("conflict", "The backup was made by another version of Ladderboard.", {
      remedy:
        "Restore it with the version that made it, then start this one: it brings the database up to date.",
    });
}

/** A transaction's number means nothing in another database, so those columns start anew. */
async function insertInto(client: Client, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [table],
  );
  if (rows.length === 0) throw damaged(`there is no table ${table}`);
  const names = rows.map(({ name }) => escapeIdentifier(name));
  const values = rows.map(({ name, type }) => (type === "xid8" ? "'0'::xid8" : escapeIdentifier(name)));
  const target = escapeIdentifier(table);
  return `INSERT INTO ${target} (${names.join(", ")}) SELECT ${values.join(", ")} FROM json_populate_recordset(NULL::${target}, $1::json)`;
}
