import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";
import { connect, type Database } from "..";

export type TestDatabase = {
  readonly db: Database;
  readonly url: string;
  /** Closes the client. The database itself goes with the test server. */
  dispose(): Promise<void>;
};

/** A new database with the schema and no rows. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { url: server, template } = inject("postgres");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  } finally {
    await client.end();
  }
  const url = new URL(server);
  url.pathname = `/${name}`;
  const db = connect(url.href);
  return { db, url: url.href, dispose: () => db.$disconnect() };
}
