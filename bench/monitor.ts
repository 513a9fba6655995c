/**
 * The monitor page of a curriculum of 100,000 problems and 10,000,000 attempts: its report alone, and the page over HTTP from
 * the production build, signed in, to its last byte.
 * Usage: npm run build && npm run bench:monitor [-- --folder DIR] [--problems N] [--attempts N]
 * The database stays in the folder; seeding is done once, and takes some minutes. Seeded rows are written with triggers off and tallied
 * by the function that a migration tallies older rows with, which the tests hold equal to the triggers.
 */
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Client } from "pg";
import { connect } from "@/lib/db";
import { startEmbeddedPostgres } from "@/lib/db/embedded/server";
import { applyMigrations } from "@/lib/db/migrations/apply";
import { alertKinds, monitorReport, sumOf } from "@/lib/monitor";
import { timed } from "./api/measure";
import { withServer } from "./api/server";

const { values: options } = parseArgs({
  options: {
    folder: { type: "string", default: join(tmpdir(), "ladderboard-bench-monitor") },
    problems: { type: "string", default: "100000" },
    attempts: { type: "string", default: "10000000" },
  },
});
const problems = Number(options.problems);
const verifyRuns = 20;
const generateRuns = 10;
const samples = Math.ceil(Number(options.attempts) / problems / verifyRuns);
const bound = 1_000;

const seed = [
  `INSERT INTO model (id, name, kind) VALUES ('m', 'Model', 'rule_policy');
   INSERT INTO model_version (id, model_id, number) SELECT 'v' || n, 'm', n FROM generate_series(1, ${verifyRuns}) n;
   INSERT INTO curriculum (id, name, domain, checkpoint_policy) VALUES ('c', 'Watched', 'integration', '{}');
   INSERT INTO run (id, stage, status, curriculum_id, model_version_id, config, seed, code_version, started_at, finished_at)
     SELECT letter || lpad(n::text, 3, '0'), stage::stage, 'succeeded', 'c', 'v' || CASE WHEN letter = 'r' THEN n ELSE 1 END, '{}', 's', 'bench', now(), now()
     FROM (VALUES ('g', 'generate', ${generateRuns}), ('r', 'verify', ${verifyRuns})) kinds (letter, stage, many), generate_series(1, many) n`,
  `INSERT INTO problem (id, curriculum_id, parent_id, level, statement, latex, canonical, canonical_hash, transformations, provenance,
     generated_by_run_id, model_version_id, attempt_count, verified_count, verdict, review_state)
   SELECT 'p' || n, 'c', CASE WHEN n >= 100 THEN 'p' || n % 100 END, CASE WHEN n < 100 THEN 0 ELSE 1 + n % 3 END, n || '*x', n || 'x', n || '*x', n::text,
     CASE WHEN n < 100 THEN '{}'::text[] ELSE ARRAY['transformation ' || n % 25, 'transformation ' || n % 7] END,
     CASE WHEN n < 100 THEN '{}'::jsonb ELSE jsonb_build_object('persona', 'persona ' || n % 12, 'temperature', 0.8 + 0.2 * (n % 4)) END,
     CASE WHEN n >= 100 THEN 'g' || lpad((1 + n % ${generateRuns})::text, 3, '0') END, 'v1', ${samples}, n % ${samples + 1}, 'verified',
     (ARRAY['approved', 'pending', 'rejected'])[1 + n % 3]::review_state
   FROM generate_series(0, ${problems - 1}) n`,
  `DROP INDEX attempt_run_id_problem_id_sample_key, attempt_run_id_benchmark_problem_id_sample_key, attempt_problem_id_created_at_idx,
     attempt_benchmark_problem_id_created_at_idx`,
  ...Array.from(
    { length: verifyRuns },
    (
      _,
      run,
    ) => `INSERT INTO attempt (id, run_id, problem_id, model_version_id, sample, answer, verdict, explanation, closeness)
   SELECT 'a${run}-' || n || '-' || s, 'r' || lpad('${run + 1}', 3, '0'), 'p' || n, 'v${run + 1}', s, n || '*x^' || s % 4 || ' + C',
     (ARRAY['verified', 'refuted', 'refuted', 'undecided'])[1 + (n + s) % 4]::verdict_kind, '',
     CASE WHEN (n + s) % 100 = 0 THEN 0.01 WHEN (n + s) % 4 = 0 THEN 0 END
   FROM generate_series(0, ${problems - 1}) n, generate_series(0, ${samples - 1}) s`,
  ),
  `CREATE UNIQUE INDEX attempt_run_id_problem_id_sample_key ON attempt (run_id, problem_id, sample)`,
  `CREATE INDEX attempt_problem_id_created_at_idx ON attempt (problem_id, created_at)`,
  "SELECT retally_monitor()",
  `INSERT INTO alert (id, curriculum_id, run_id, kind, message, figure, threshold, acknowledged_at)
   SELECT 'alert ' || kind || run.id, 'c', run.id, kind, '30 % of the attempts are undecided.', 0.3, 0.2, CASE WHEN run.id < 'r010' THEN now() END
   FROM run, unnest(ARRAY['${alertKinds.join("', '")}']) kind WHERE stage = 'verify'`,
];

async function seeded(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("CREATE TABLE IF NOT EXISTS bench_step (step integer PRIMARY KEY)");
    await client.query("SET maintenance_work_mem = '512MB'; SET work_mem = '128MB'");
    for (const [step, sql] of seed.entries()) {
      const { rowCount } = await client.query("SELECT FROM bench_step WHERE step = $1", [step]);
      if (rowCount) continue;
      await client.query(
        "BEGIN; SET LOCAL session_replication_role = replica; SET LOCAL synchronous_commit = off",
      );
      await client.query(sql);
      await client.query("INSERT INTO bench_step VALUES ($1)", [step]);
      await client.query("COMMIT");
    }
    await client.query("ANALYZE");
  } finally {
    await client.end();
  }
}

mkdirSync(options.folder, { recursive: true });
const server = await startEmbeddedPostgres({ folder: options.folder });
try {
  await server.createDatabase("bench_monitor");
  const url = server.url("bench_monitor");
  await applyMigrations(url);
  await seeded(url);
  const db = connect(url);
  const [counted] = await db.$queryRaw<[{ problems: number; attempts: number }]>`
    SELECT (SELECT count(*) FROM problem)::int AS problems, (SELECT count(*) FROM attempt)::int AS attempts`;
  const report = await timed("monitor report", bound, () => monitorReport(db, "c"));
  const newest = sumOf((await monitorReport(db, "c")).measured.at(-1)!.levels);
  const shown = `${newest.nearTolerance.toLocaleString("en")} of ${newest.withCloseness.toLocaleString("en")} accepted answers`;
  const page = await withServer(db, url, ({ ask }) =>
    timed("monitor page", bound, async () => {
      const text = await ask("/curricula/c/monitor");
      if (!text.includes(shown)) throw new Error(`The page does not say “${shown}”.`);
    }),
  );
  console.table([report, page].map((row) => ({ ...counted, ...row })));
  await db.$disconnect();
} finally {
  await server.stop();
}
