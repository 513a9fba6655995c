import { Client, type QueryResultRow } from "pg";
import { databaseUrl } from ".";

/** Rows fetched at once. */
const page = 2_000;

/**
 * Does `work` on a connection of its own that sees the database as it is now, whatever is written meanwhile, and writes nothing. A long
 * read then holds no connection of the process's pool.
 */
export async function* readSnapshot<T>(work: (client: Client) => AsyncGenerator<T>): AsyncGenerator<T> {
  const client = new Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    await client.query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    // Such a read goes through everything: what it sorts and joins should not go through the disk as well.
    await client.query("SET LOCAL work_mem = '64MB'");
    yield* work(client);
  } finally {
    await client.end();
  }
}

/** The rows of a query from a cursor, `page` at a time, in a transaction that the caller began. */
export async function* streamRows<Row extends QueryResultRow>(
  client: Client,
  sql: string,
  values: readonly unknown[],
): AsyncGenerator<Row> {
  await client.query(`DECLARE streamed NO SCROLL CURSOR FOR ${sql}`, [...values]);
  for (;;) {
    const { rows } = await client.query<Row>(`FETCH ${page} FROM streamed`);
    yield* rows;
    if (rows.length < page) break;
  }
  await client.query("CLOSE streamed");
}
