import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { Client } from "pg";
import { beforeAll, expect, it } from "vitest";
import { verifyAuditChain } from "@/lib/audit/read";
import { connect, database, databaseUrl } from "@/lib/db";
import { launchRun } from "@/lib/runs";
import { personWith, smallCurriculum } from "@/lib/runs/testing";
import { seedBundled } from "@/prisma/seed";
import { tablesOf } from "./backup";
import { prometheusMetrics } from "./metrics";

const folder = mkdtempSync(join(tmpdir(), "ladderboard-backup-"));
const file = join(folder, "all.gz");

function ladderboard(url: string, ...words: string[]) {
  const env = { ...process.env, DATABASE_URL: url };
  const bin = join(process.cwd(), "bin/ladderboard.js");
  return spawnSync(process.execPath, [bin, ...words], { cwd: folder, env, encoding: "utf8" });
}

/** A database without even a schema. */
async function emptyDatabase(name: string): Promise<string> {
  const client = new Client({ connectionString: databaseUrl() });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(databaseUrl());
  url.pathname = `/${name}`;
  return url.href;
}

/** Every table's rows as text, in an order of their own; what only means something in one database left out. */
async function contentOf(url: string): Promise<Record<string, string>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const content: Record<string, string> = {};
  for (const table of await tablesOf(client)) {
    const { rows } = await client.query<{ text: string | null }>(
      `SELECT string_agg(row, E'\n' ORDER BY row) AS text FROM (SELECT (to_jsonb(t) - 'changed_in')::text AS row FROM "${table}" t) all_rows`,
    );
    content[table] = rows[0]!.text ?? "";
  }
  await client.end();
  return content;
}

beforeAll(async () => {
  const db = database();
  await seedBundled(db);
  const person = await personWith(db, "administrator");
  const { id: curriculumId } = await smallCurriculum(db, 'Saved ∫ "quoted"\\');
  const root = await db.problem.findFirstOrThrow({ where: { curriculumId } });
  const formula = { latex: "x", canonical: "saved", canonicalHash: "saved", transformations: ["drop-term"] };
  await db.problem.create({ data: { ...formula, statement: "x", curriculumId, parentId: root.id } });
  await db.review.create({
    data: { problemId: root.id, reviewerId: person.userId, decision: "approve", note: "a\nb" },
  });
  const { id: modelVersionId } = await db.modelVersion.findFirstOrThrow();
  const run = await launchRun(db, person, { stage: "verify", curriculumId, modelVersionId });
  await db.metric.create({ data: { runId: run.id, name: "reward", step: 0, value: 0.1 + 0.2 } });
  expect(ladderboard(databaseUrl(), "backup", "--out", file)).toMatchObject({ status: 0 });
});

it("restores into an empty database, to the same rows, rules and numbers", async () => {
  const url = await emptyDatabase("restored");
  const { status, stderr } = ladderboard(url, "restore", file);
  expect({ status, stderr }).toMatchObject({ status: 0 });
  const [before, after] = [await contentOf(databaseUrl()), await contentOf(url)];
  expect(before.problem).not.toBe("");
  expect(after).toEqual(before);

  const db = connect(url);
  try {
    expect((await verifyAuditChain(db)).intact).toBe(true);
    await expect(db.$executeRaw`DELETE FROM audit_entry`).rejects.toThrow(/append-only/);
    await expect(db.$executeRaw`UPDATE problem SET parent_id = 'nowhere'`).rejects.toThrow();
    const events = await db.runEvent.aggregate({ _max: { id: true } });
    const run = await db.run.findFirstOrThrow();
    const next = await db.runEvent.create({ data: { runId: run.id, kind: "log", message: "goes on" } });
    expect(next.id).toBeGreaterThan(events._max.id!);
  } finally {
    await db.$disconnect();
  }
  expect(ladderboard(url, "restore", file).stderr).toMatch(/not empty/);
});

it.each([
  ["cut", (lines: string[]) => lines.slice(0, -2), /end is missing/],
  [
    "changed",
    (lines: string[]) => lines.map((line) => line.replace('"a\\nb"', '"a\\nc"')),
    /not what was written/,
  ],
  [
    "of another version",
    (lines: string[]) => [lines[0]!.replace("_first", "_other"), ...lines.slice(1)],
    /another version/,
  ],
])("refuses a backup that was %s, and writes nothing of it", async (what, change, says) => {
  const url = await emptyDatabase(`refused_${what.replaceAll(" ", "_")}`);
  const damaged = join(folder, "damaged.gz");
  writeFileSync(damaged, gzipSync(change(gunzipSync(readFileSync(file)).toString().split("\n")).join("\n")));
  const { status, stderr } = ladderboard(url, "restore", damaged);
  expect(status).not.toBe(0);
  expect(stderr).toMatch(says);
  const db = connect(url);
  expect(await db.problem.count()).toBe(0);
  await db.$disconnect();
});

it("tells Prometheus how many runs wait", async () => {
  const text = await prometheusMetrics(database());
  expect(text).toContain('ladderboard_runs{stage="verify",status="queued"} 1\n');
  expect(text).toMatch(/^# TYPE ladderboard_problems gauge$/m);
  for (const line of text.trimEnd().split("\n"))
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"]*",?)+\})? [\d.e+-]+)$/);
});
