/**
 * The search of the tree page over many problems, on a PostgreSQL of its own with its ordinary settings.
 * Usage: npm run bench:search [-- --problems 1000000] [--json FILE]
 * Each search is made five times; p50Ms and p95Ms are over all of them, each text's own row gives its median.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { searchProblems } from "@/lib/curriculum";
import { connect } from "@/lib/db";
import { startEmbeddedPostgres } from "@/lib/db/embedded/server";
import { applyMigrations } from "@/lib/db/migrations/apply";
import { quantile } from "./quantile";
import { seedTree } from "./tree-content";

const { values: options } = parseArgs({
  options: { json: { type: "string" }, problems: { type: "string", default: "1000000" } },
});
const problems = Number(options.problems);

/** Shapes and parts that fit many, some, one and none; formulas in other notations; text that is no formula. */
const texts = [
  "sin(_)*_",
  "_*_",
  "cosh(_ + 3)",
  "sqrt(_)",
  "sin(cos(_))",
  "x^3*exp(_)",
  "17*x^4*atan(x^2 + 100)/(x^4 + 17)",
  "\\frac{5 x^{2} \\sin\\left(x^{2}+9\\right)}{x^{4}+5}",
  "tan(x^2 + 77)",
  "sinh(x^2 + 1)",
  "x^2 + 445",
  "exp(",
  "x^4 + 40)",
  "no such thing",
  "log(_)/_",
  "7*_",
  "s(",
];

const folder = mkdtempSync(join(tmpdir(), "ladderboard-bench-"));
// A throwaway: what it loses in a power cut nobody misses. Searching is not the faster for it.
const server = await startEmbeddedPostgres({ folder, settings: { fsync: "off", synchronous_commit: "off" } });
try {
  await server.createDatabase("bench");
  await applyMigrations(server.url("bench"));
  const db = connect(server.url("bench"));
  const id = await seedTree(db, problems);
  await db.$executeRaw`VACUUM problem`;
  const all: number[] = [];
  const rows = [];
  for (const text of texts) {
    const times: number[] = [];
    let found = 0;
    for (let time = 0; time < 5; time += 1) {
      const start = performance.now();
      found = (await searchProblems(db, id, text)).ids.length;
      times.push(performance.now() - start);
    }
    all.push(...times);
    rows.push({ text, found, medianMs: rounded(quantile(times, 0.5)) });
  }
  await db.$disconnect();
  const summary = { problems, p50Ms: rounded(quantile(all, 0.5)), p95Ms: rounded(quantile(all, 0.95)) };
  console.table(rows);
  console.table([summary]);
  if (options.json) writeFileSync(options.json, `${JSON.stringify({ ...summary, rows }, null, 2)}\n`);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
