import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { expect, test } from "vitest";
import { connect, databaseUrl } from "@/lib/db";
import { applyMigrations } from "@/lib/db/migrations/apply";
import { listAudit, verifyAuditChain } from "./read";

const entry = (subject: string, changes: object) =>
  `INSERT INTO audit_entry (payload) VALUES ('${JSON.stringify({ at: "2026-11-24T00:00:00Z", actor: "system:test", action: "a.b", subject, changes })}');`;

/** As they were written before the log knew what belongs to a curriculum. */
const rows = `
  INSERT INTO model (id, name, kind) VALUES ('m', 'Old', 'rule_policy');
  INSERT INTO model_version (id, model_id, number) VALUES ('v', 'm', 1);
  INSERT INTO curriculum (id, name, domain, checkpoint_policy) VALUES ('c', 'Old', 'integration', '{"mode": "people"}');
  INSERT INTO run (id, stage, curriculum_id, model_version_id, config, seed, code_version)
    VALUES ('r', 'generate', 'c', 'v', '{}', 's', 'old');
  INSERT INTO problem (id, curriculum_id, statement, latex, canonical, canonical_hash, transformations)
    VALUES ('p', 'c', 'x', 'x', 'x', 'x', '{}');
  ${entry("curriculum:c", {})} ${entry("problem:p", {})} ${entry("run:r", {})} ${entry("user:u", {})}
  ${entry("problem:gone", { decision: "approve" })} ${entry("problem:gone", { curriculumId: "c" })}
  ${entry("model:m", { runId: "r" })}`;

test("entries from before the filters are found by their curriculum, and stay as they were", async () => {
  const name = "older_entries";
  const server = new Client({ connectionString: databaseUrl() });
  await server.connect();
  await server.query(`CREATE DATABASE ${name}`);
  await server.end();
  const url = new URL(databaseUrl());
  url.pathname = `/${name}`;
  const folder = mkdtempSync(join(tmpdir(), "older-schema-"));
  const isOlder = (migration: string) => migration < "20261128141000" || migration.endsWith(".toml");
  for (const one of readdirSync("prisma/migrations").filter(isOlder))
    cpSync(join("prisma/migrations", one), join(folder, one), { recursive: true });
  await applyMigrations(url.href, folder);
  const client = new Client({ connectionString: url.href });
  await client.connect();
  await client.query(rows);
  await client.end();

  await applyMigrations(url.href);
  const db = connect(url.href);
  try {
    const found = await listAudit(db, { curriculum: "c", limit: 10 });
    expect(found.map(({ id }) => Number(id))).toEqual([7, 6, 5, 3, 2, 1]);
    expect(await verifyAuditChain(db)).toEqual({ intact: true, entries: 7 });
  } finally {
    await db.$disconnect();
    rmSync(folder, { recursive: true });
  }
});
