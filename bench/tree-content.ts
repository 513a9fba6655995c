import type { Database } from "@/lib/db";
import { integrationDomain } from "@/lib/domains/integration";

/** Variants of each problem, as a generate run with the paper's settings writes them. */
const variantsPerProblem = 10;
/** A root, 10 variants, 100 of those, and 889 below: about what one root grows to. */
const problemsPerRoot = 1000;

const names = ["sin", "cos", "exp", "log", "atan", "sinh", "tan", "cosh"];

/** Primes that stand in the tokens for a row's own numbers. */
const factorMark = 1_000_003;
const shiftMark = 1_000_033;

/** The tokens of each shape of integrand; only its numbers differ from row to row. */
function tokenSets(): string {
  const sets = Array.from({ length: 56 }, (_, n) => {
    const [name, exponent] = [names[n % 8], 2 + (Math.floor(n / 8) % 7)];
    return integrationDomain.shapeTokens(
      `${factorMark}*x^${exponent}*${name}(x^2 + ${shiftMark})/(x^4 + ${factorMark})`,
    );
  });
  return JSON.stringify(sets);
}

/**
 * Makes a curriculum of so many problems, with measures as a verify run leaves them; gives its id. The database writes
 * the rows itself: distinct integrands that the domain reads, their numbers drawn from the row's. Rules that fill what
 * is given here (levels, cycles) rest meanwhile, and indexes are made anew afterwards, or a million rows
 * would take ten minutes.
 */
export async function seedTree(db: Database, problems: number): Promise<string> {
  const { id } = await db.curriculum.create({
    data: { name: `Tree of ${problems}`, domain: integrationDomain.id, checkpointPolicy: { mode: "people" } },
  });
  await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`ALTER TABLE problem DISABLE TRIGGER USER`;
      await tx.$executeRaw`SET LOCAL maintenance_work_mem = '256MB'`;
      const indexes = await tx.$queryRaw<{ name: string; definition: string }[]>`
        SELECT indexname AS name, indexdef AS definition FROM pg_indexes
        WHERE tablename = 'problem' AND indexdef NOT LIKE 'CREATE UNIQUE%'`;
      for (const { name } of indexes) await tx.$executeRawUnsafe(`DROP INDEX ${name}`);
      await tx.$executeRaw`
        INSERT INTO problem (id, curriculum_id, root_id, parent_id, level, statement, latex, canonical, canonical_hash,
          shape_tokens, transformations, attempt_count, verified_count, verdict)
        SELECT md5(${id} || n)::uuid::text, ${id}, md5(${id} || n - inside)::uuid::text,
          CASE WHEN inside > 0 THEN md5(${id} || n - inside + (inside - 1) / ${variantsPerProblem}::int)::uuid::text END,
          CASE WHEN inside = 0 THEN 0 WHEN inside <= 10 THEN 1 WHEN inside <= 110 THEN 2 ELSE 3 END,
          format('%s*x^%s*%s(x^2 + %s)/(x^4 + %s)', factor, exponent, name, shift, factor),
          format('\\frac{%s x^{%s} \\%s{\\left(x^{2} + %s\\right)}}{x^{4} + %s}', factor, exponent, latex, shift, factor),
          ${id} || n, md5(${id} || n), ARRAY(SELECT replace(replace(token, ${String(factorMark)}, factor::text), ${String(shiftMark)}, shift::text)
            FROM jsonb_array_elements_text(tokens) token),
          CASE WHEN inside > 0 THEN ARRAY[(ARRAY['lower-power', 'drop-factor',
            'scale-constant', 'unwrap-function'])[1 + n % 4]] ELSE '{}'::text[] END, 8, n % 9,
          CASE WHEN n % 9 > 0 THEN 'verified' ELSE 'refuted' END::verdict_kind
        FROM (SELECT n, ${tokenSets()}::jsonb -> (n % 56) AS tokens, n % ${problemsPerRoot}::int AS inside, 2 + n / 8 % 7 AS exponent, 2 + n / 56 % 40 AS factor,
            1 + n / 2240 AS shift, (ARRAY['sin', 'cos', 'exp', 'log', 'atan', 'sinh', 'tan', 'cosh'])[1 + n % 8] AS name,
            (ARRAY['sin', 'cos', 'exp', 'log', 'arctan', 'sinh', 'tan', 'cosh'])[1 + n % 8] AS latex
          FROM generate_series(0, ${problems - 1}::int) n) drawn`;
      await tx.$executeRaw`ALTER TABLE problem ENABLE TRIGGER USER`;
      for (const { definition } of indexes) await tx.$executeRawUnsafe(definition);
      await tx.$executeRaw`
        INSERT INTO problem_tally (curriculum_id, level, review_state, measured, approvals, rejections, problems)
        SELECT curriculum_id, level, review_state, attempt_count > 0, approvals, rejections, count(*)
        FROM problem WHERE curriculum_id = ${id} GROUP BY 1, 2, 3, 4, 5, 6`;
    },
    { timeout: 600_000 },
  );
  await db.$executeRaw`ANALYZE problem`;
  return id;
}
