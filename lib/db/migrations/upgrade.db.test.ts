import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { expect, test } from "vitest";
import { connect, databaseUrl } from "..";
import { applyMigrations } from "./apply";

const all = readdirSync("prisma/migrations").sort();
/** The first released schema: its tables, and the rules that belong to them. */
const first = all.filter((name) => /_(first|rules)$/.test(name));

async function emptyDatabase(name: string): Promise<string> {
  const client = new Client({ connectionString: databaseUrl() });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(databaseUrl());
  url.pathname = `/${name}`;
  return url.href;
}

/** As the first version would have written them. */
const rows = `
  INSERT INTO "user" (id, name, email, role) VALUES ('u', 'Ada', 'ada@example.org', 'reviewer');
  INSERT INTO model (id, name, kind) VALUES ('m', 'Old', 'rule_policy');
  INSERT INTO model_version (id, model_id, number) VALUES ('v', 'm', 1);
  INSERT INTO curriculum (id, name, domain, checkpoint_policy) VALUES ('c', 'Old', 'integration', '{"mode": "people"}');
  INSERT INTO run (id, stage, status, curriculum_id, model_version_id, config, seed, code_version)
    VALUES ('g', 'generate', 'queued', 'c', 'v', '{}', 's', 'old'), ('r', 'verify', 'queued', 'c', 'v', '{}', 's', 'old');
  INSERT INTO problem (id, curriculum_id, parent_id, statement, latex, canonical, canonical_hash, transformations, generated_by_run_id, attempt_count, verified_count, verdict)
    VALUES ('root', 'c', NULL, 'x', 'x', 'x', 'x', '{}', NULL, 0, 0, NULL),
      ('kid', 'c', 'root', '2*x', '2x', '2*x', '2*x', '{lower-exponent}', 'g', 2, 1, 'verified');
  INSERT INTO attempt (id, run_id, problem_id, model_version_id, sample, answer, verdict, explanation)
    VALUES ('a0', 'r', 'kid', 'v', 0, 'x^2', 'verified', ''), ('a1', 'r', 'kid', 'v', 1, 'x^3', 'undecided', '');
  INSERT INTO review (id, problem_id, reviewer_id, decision) VALUES ('w', 'kid', 'u', 'approve');
  UPDATE problem SET review_state = 'approved' WHERE id = 'kid';
  INSERT INTO run_unit (run_id, key, result) VALUES
    ('g', 'root', '{"written": 1, "duplicates": 3, "usage": {"requests": 2, "promptTokens": 10, "completionTokens": 5, "cost": null}}');
  INSERT INTO audit_entry (payload) VALUES ('{"at": "2026-11-24T00:00:00Z", "actor": "system:test", "action": "a.b", "subject": "s:1"}');`;

test("a database of the first schema comes to the newest with its rows, counted as if they had been written today", async () => {
  const folder = mkdtempSync(join(tmpdir(), "first-schema-"));
  for (const name of [...first, "migration_lock.toml"])
    cpSync(join("prisma/migrations", name), join(folder, name), { recursive: true });
  const url = await emptyDatabase("upgraded");
  expect(await applyMigrations(url, folder)).toEqual(first);
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(rows);
  await client.end();

  expect(await applyMigrations(url)).toEqual(all.filter((name) => /^\d/.test(name) && !first.includes(name)));
  const db = connect(url);
  try {
    expect(await db.problem.findUnique({ where: { id: "kid" } })).toMatchObject({ level: 1, approvals: 1 });
    const whole = { runId_level_transformation: { runId: "r", level: 1, transformation: "" } };
    expect(await db.attemptTally.findUnique({ where: whole })).toMatchObject({
      attempts: 2,
      verified: 1,
      undecided: 1,
    });
    const tally = await db.generationTally.findMany({ where: { facet: "whole" } });
    expect(tally.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(3);
    expect(tally.reduce((sum, { approved }) => sum + approved, 0)).toBe(1);
    expect(await db.runCost.findUnique({ where: { runId: "g" } })).toMatchObject({
      requests: 2,
      unpricedRequests: 2,
    });
    expect(await db.auditEntry.count()).toBe(1);
  } finally {
    await db.$disconnect();
    rmSync(folder, { recursive: true });
  }
});
