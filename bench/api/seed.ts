/** What the bench stores, and how it is written: SQL alone, since a million rows through a client take an hour. */

export const sizes = {
  problems: 1_000_000,
  attemptsPerProblem: 10,
  /** The first curriculum holds half of all problems; the others share the rest. */
  largestCurriculum: 500_000,
  otherCurriculum: 10_000,
  reviewers: 12,
  runs: 5_000,
  auditEntries: 300_000,
} as const;

/** Ids in the shape and order of those that the product makes. */
export const idOf = (kind: Kind, number: number) =>
  `${kinds.indexOf(kind).toString(16).padStart(8, "0")}-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;

const kinds = [
  "none",
  "user",
  "curriculum",
  "problem",
  "model",
  "version",
  "run",
  "attempt",
  "benchmark",
] as const;
type Kind = (typeof kinds)[number];

/** The same in SQL. */
const id = (kind: Kind, number: string) =>
  `('${kinds.indexOf(kind).toString(16).padStart(8, "0")}-0000-7000-8000-' || lpad(to_hex((${number})::bigint), 12, '0'))`;

const curriculumOf = (n: string) =>
  `CASE WHEN ${n} < ${sizes.largestCurriculum} THEN 0 ELSE 1 + (${n} - ${sizes.largestCurriculum}) / ${sizes.otherCurriculum} END`;

const otherCurricula = (sizes.problems - sizes.largestCurriculum) / sizes.otherCurriculum;
const models = 20;
const benchmarks = 10;
const problemsPerBenchmark = 100;
/** Trees of a root, 10 variants, 100 of those and 889 below, filled level by level. */
const problemsPerRoot = 1_000;
const attemptParts = 5;
const problemsPerPart = sizes.problems / attemptParts;

type SeedStep = {
  readonly name: string;
  readonly sql: string;
  /** Cannot stand in a transaction. */
  readonly alone?: true;
};

export const seedSteps: readonly SeedStep[] = [
  {
    name: "people, models and curricula",
    sql: `
      INSERT INTO "user" (id, name, email, role)
        SELECT ${id("user", "n")}, 'Reviewer ' || n, 'reviewer' || n || '@example.org', 'reviewer'
        FROM generate_series(1, ${sizes.reviewers}) n;
      INSERT INTO model (id, name, kind) SELECT ${id("model", "n")}, 'Model ' || n, 'rule_policy' FROM generate_series(1, ${models}) n;
      INSERT INTO model_version (id, model_id, number, parent_id)
        SELECT ${id("version", "n")}, ${id("model", `1 + (n - 1) % ${models}`)}, 1 + (n - 1) / ${models},
          CASE WHEN n > ${models} THEN ${id("version", `n - ${models}`)} END
        FROM generate_series(1, ${10 * models}) n;
      INSERT INTO curriculum (id, name, domain, checkpoint_policy)
        SELECT ${id("curriculum", "n")}, 'Curriculum ' || n, 'integration',
          '{"mode": "people", "requiredReviews": 1, "coverage": 1, "minimumSolveRate": 0, "maximumSolveRate": 1}'
        FROM generate_series(0, ${otherCurricula}) n;`,
  },
  {
    name: "runs",
    sql: `
      INSERT INTO run (id, stage, status, curriculum_id, model_version_id, config, seed, code_version, units_total, units_done,
          queued_at, started_at, finished_at)
        SELECT ${id("run", "n")}, (ARRAY['generate', 'verify', 'verify', 'train'])[1 + n % 4]::stage, 'succeeded',
          ${id("curriculum", `n % ${otherCurricula + 1}`)}, ${id("version", `1 + n % ${10 * models}`)}, '{}', n::text, 'bench', 100, 100,
          now() - make_interval(mins => ${sizes.runs} - n), now(), now()
        FROM generate_series(1, ${sizes.runs}) n;
      INSERT INTO run_event (run_id, kind, message)
        SELECT ${id("run", `1 + n % ${sizes.runs}`)}, 'unit', 'Problem ' || n || ' attempted.' FROM generate_series(1, ${sizes.runs * 40}) n;
      INSERT INTO metric (run_id, name, step, value)
        SELECT ${id("run", "r")}, 'reward', step, random() FROM generate_series(1, ${sizes.runs}) r, generate_series(1, 20) step;`,
  },
  {
    name: "benchmarks and evaluations",
    sql: `
      INSERT INTO benchmark (id, name, domain) SELECT ${id("benchmark", "n")}, 'Benchmark ' || n, 'integration' FROM generate_series(1, ${benchmarks}) n;
      INSERT INTO benchmark_problem (id, benchmark_id, position, statement, latex, canonical, canonical_hash, technique, source)
        SELECT ${id("benchmark", "b * 100000 + p")}, ${id("benchmark", "b")}, p, 'x^' || p, 'x^{' || p || '}', 'benchmark ' || b || ' ' || p,
          encode(sha256(convert_to('benchmark ' || b || ' ' || p, 'UTF8')), 'hex'), 'power', 'bench'
        FROM generate_series(1, ${benchmarks}) b, generate_series(1, ${problemsPerBenchmark}) p;
      INSERT INTO run (id, stage, status, benchmark_id, model_version_id, config, seed, code_version, queued_at, started_at, finished_at)
        SELECT ${id("run", `${sizes.runs} + (b - 1) * ${10 * models} + v`)}, 'evaluate', 'succeeded', ${id("benchmark", "b")}, ${id("version", "v")}, '{}',
          'seed', 'bench', now(), now(), now()
        FROM generate_series(1, ${benchmarks}) b, generate_series(1, ${10 * models}) v;
      INSERT INTO run_unit (run_id, key, result)
        SELECT run.id, benchmark_problem.id, json_build_object('attempts', 4, 'verified', position % 5, 'undecided', 0)
        FROM run JOIN benchmark_problem ON benchmark_problem.benchmark_id = run.benchmark_id;`,
  },
  {
    name: "problems",
    sql: `
      INSERT INTO problem (id, curriculum_id, root_id, parent_id, level, statement, latex, canonical, canonical_hash, transformations,
          intended_difficulty, generated_by_run_id, model_version_id, measured_by_run_id, attempt_count, verified_count, verdict, review_state)
        SELECT ${id("problem", "n")}, ${id("curriculum", curriculumOf("n"))}, ${id("problem", "n - t")},
          CASE WHEN t > 0 THEN ${id("problem", "n - t + (t - 1) / 10")} END,
          CASE WHEN t = 0 THEN 0 WHEN t <= 10 THEN 1 WHEN t <= 110 THEN 2 ELSE 3 END,
          format('%s*x^%s*sin(x^2 + %s)/(x^4 + %s)', 2 + n % 40, 2 + n % 7, 1 + n / 280, 2 + n % 9),
          format('\\frac{%s x^{%s} \\sin(x^2 + %s)}{x^4 + %s}', 2 + n % 40, 2 + n % 7, 1 + n / 280, 2 + n % 9),
          'bench problem ' || n, encode(sha256(convert_to('bench problem ' || n, 'UTF8')), 'hex'),
          CASE WHEN t > 0 THEN ARRAY[(ARRAY['unit-coefficient', 'lower-exponent', 'drop-term', 'plain-argument', 'whole-power'])[1 + n % 5]] ELSE '{}' END,
          CASE WHEN t > 0 THEN 'easier'::intended_difficulty END, ${id("run", `1 + n % ${sizes.runs}`)}, ${id("version", `1 + n % ${10 * models}`)},
          ${id("run", `1 + n % ${sizes.runs}`)}, ${sizes.attemptsPerProblem}, n % 11,
          CASE WHEN n % 11 > 0 THEN 'verified'::verdict_kind ELSE 'refuted' END,
          CASE WHEN n % 500 = 0 THEN 'conflict'::review_state WHEN n % 10 < 6 THEN 'pending' WHEN n % 10 = 9 THEN 'rejected' ELSE 'approved' END
        FROM (SELECT n, n % ${problemsPerRoot} AS t FROM generate_series(0, ${sizes.problems - 1}) n) numbered;`,
  },
  {
    name: "reviews: half of the decided by people, each tenth of those by two",
    sql: `
      INSERT INTO review (id, problem_id, reviewer_id, by_policy, decision, reason, duration_ms)
        SELECT gen_random_uuid()::text, id, CASE WHEN n % 20 < 10 THEN ${id("user", `1 + n / 10 % ${sizes.reviewers}`)} END, n % 20 >= 10,
          CASE WHEN review_state = 'approved' THEN 'approve'::decision ELSE 'reject' END,
          CASE WHEN review_state = 'rejected' THEN 'trivial' END, 2000 + n % 9000
        FROM (SELECT id, review_state, ('x' || right(id, 12))::bit(48)::bigint AS n FROM problem
          WHERE review_state IN ('approved', 'rejected')) decided;
      INSERT INTO review (id, problem_id, reviewer_id, decision, reason, duration_ms)
        SELECT gen_random_uuid()::text, problem_id, ${id("user", `1 + (n / 10 + 1 + n / 200 % 3) % ${sizes.reviewers}`)}, CASE WHEN n % 900 > 20 THEN decision ELSE 'reject' END,
          CASE WHEN decision = 'reject' OR n % 900 <= 20 THEN 'trivial' END, 2000 + n % 7000
        FROM (SELECT *, ('x' || right(problem_id, 12))::bit(48)::bigint AS n FROM review WHERE NOT by_policy) first
        WHERE n / 20 % 10 = 3;`,
  },
  {
    name: "votes and tallies, which triggers keep elsewhere",
    sql: `
      UPDATE problem SET approvals = counted.approvals, rejections = counted.rejections, votes = counted.votes
        FROM (SELECT DISTINCT problem_id FROM review WHERE NOT by_policy) reviewed, LATERAL votes_on(problem_id) counted
        WHERE problem.id = problem_id;
      UPDATE problem SET review_state = 'conflict' WHERE approvals > 0 AND rejections > 0;
      INSERT INTO problem_tally (curriculum_id, level, review_state, measured, approvals, rejections, problems)
        SELECT curriculum_id, level, review_state, attempt_count > 0, approvals, rejections, count(*) FROM problem GROUP BY 1, 2, 3, 4, 5, 6;`,
  },
  {
    name: "audit log",
    sql: `
      INSERT INTO audit_entry (id, at, actor, action, subject, payload, previous_hash, hash)
        SELECT n, now() - make_interval(secs => ${sizes.auditEntries} - n), 'person:' || ${id("user", `1 + n % ${sizes.reviewers}`)}, 'problem.reviewed',
          'problem:' || ${id("problem", "n")}, '{"changes":{"decision":"approve"}}', 'bench ' || n - 1, 'bench ' || n
        FROM generate_series(1, ${sizes.auditEntries}) n;`,
  },
  {
    name: "attempts without their indexes",
    sql: `
      CREATE TABLE bench_index AS SELECT indexname AS name, indexdef AS definition FROM pg_indexes
        WHERE tablename = 'attempt' AND indexname <> 'attempt_pkey';
      DO $$ DECLARE name text; BEGIN
        FOR name IN SELECT bench_index.name FROM bench_index LOOP EXECUTE format('DROP INDEX %I', name); END LOOP;
      END $$;`,
  },
  ...Array.from({ length: attemptParts }, (_, part) => ({
    name: `attempts, part ${part + 1} of ${attemptParts}`,
    sql: `
      INSERT INTO attempt (id, run_id, problem_id, model_version_id, sample, answer, verdict, explanation)
        SELECT ${id("attempt", `n * ${sizes.attemptsPerProblem}::bigint + s`)}, ${id("run", `1 + n % ${sizes.runs}`)}, ${id("problem", "n")},
          ${id("version", `1 + n % ${10 * models}`)}, s, 'x^' || s || ' + C', CASE WHEN s < n % 11 THEN 'verified'::verdict_kind ELSE 'refuted' END,
          'Compared at 24 points.'
        FROM generate_series(${part * problemsPerPart}, ${(part + 1) * problemsPerPart - 1}) n, generate_series(0, ${sizes.attemptsPerProblem - 1}) s;`,
  })),
  ...[0, 1, 2, 3].map((place) => ({
    name: `index ${place + 1} of attempts`,
    sql: `DO $$ DECLARE definition text; BEGIN
      SELECT bench_index.definition INTO definition FROM bench_index ORDER BY name OFFSET ${place} LIMIT 1;
      IF FOUND THEN EXECUTE definition; END IF;
    END $$;`,
  })),
  {
    name: "what the largest queue has worked out",
    sql: `UPDATE problem SET uncertainty = (('x' || left(md5(id), 4))::bit(16)::int / 65536.0), sampled = right(md5(id), 1) = '0'
      WHERE curriculum_id = ${id("curriculum", "0")} AND review_state = 'pending'`,
  },
  // What a database that has been up for a while has done by itself.
  { name: "vacuum", sql: "VACUUM ANALYZE", alone: true },
];
