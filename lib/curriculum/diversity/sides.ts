import type { Database } from "@/lib/db";
import type { Domain } from "@/lib/domains/domain";
import type { Counts } from "./comparison";

/** One set of problems, by the properties that are compared. */
export type Side = {
  readonly functions: Counts;
  readonly techniques: Counts;
  readonly sizes: readonly number[];
  /** 1 − solve rate of each measured problem. */
  readonly difficulties: readonly number[];
};

/** Tokens of a shape that are no functions; those with a space or a ">" are of several parts. */
const structure = ["sum", "product", "power"];
const isFunction = (token: string) => !structure.includes(token) && !/[ >]/.test(token);

type Counted<Key> = { isRoot: boolean; key: Key; count: number };

/** A curriculum's roots and its variants. A variant's technique is that of its root, where the root came with one. */
export async function curriculumSide(
  db: Database,
  curriculumId: string,
  domain: Domain,
): Promise<{ roots: Side; variants: Side }> {
  const [tokens, sizes, rates, trees] = await Promise.all([
    db.$queryRaw<Counted<string>[]>`
      SELECT parent_id IS NULL AS "isRoot", token AS key, count(*)::int AS count
      FROM problem, unnest(shape_tokens) token WHERE curriculum_id = ${curriculumId} GROUP BY 1, 2`,
    db.$queryRaw<Counted<number>[]>`
      SELECT parent_id IS NULL AS "isRoot", length(statement) AS key, count(*)::int AS count
      FROM problem WHERE curriculum_id = ${curriculumId} GROUP BY 1, 2`,
    db.$queryRaw<Counted<number>[]>`
      SELECT parent_id IS NULL AS "isRoot", 1 - verified_count::float8 / attempt_count AS key, count(*)::int AS count
      FROM problem WHERE curriculum_id = ${curriculumId} AND attempt_count > 0 GROUP BY 1, 2`,
    db.$queryRaw<{ bundled: string | null; variants: number }[]>`
      SELECT root.provenance ->> 'bundled' AS bundled, count(problem.parent_id)::int AS variants,
        (count(*) - count(problem.parent_id))::int AS roots
      FROM problem JOIN problem root ON root.id = problem.root_id
      WHERE problem.curriculum_id = ${curriculumId} GROUP BY 1`,
  ]);
  const techniqueOf = new Map(domain.problemSets.training.map(({ id, technique }) => [id, technique]));
  const techniques = (of: (tree: { variants: number; roots?: number }) => number) => {
    const counts = new Map<string, number>();
    for (const tree of trees) {
      const technique = techniqueOf.get(tree.bundled ?? "");
      if (technique) counts.set(technique, (counts.get(technique) ?? 0) + of(tree));
    }
    return counts;
  };
  const side = (root: boolean): Side => {
    const mine = <Key>(rows: readonly Counted<Key>[]) => rows.filter(({ isRoot }) => isRoot === root);
    return {
      functions: new Map(
        mine(tokens)
          .filter(({ key }) => isFunction(key))
          .map(({ key, count }) => [key, count]),
      ),
      techniques: techniques(({ variants, roots = 0 }) => (root ? roots : variants)),
      sizes: spread(mine(sizes)),
      difficulties: spread(mine(rates)),
    };
  };
  return { roots: side(true), variants: side(false) };
}

/** Each value as often as it was counted. */
const spread = (rows: readonly Counted<number>[]): number[] =>
  rows.flatMap(({ key, count }) => new Array<number>(count).fill(key));

/**
 * The oldest benchmark of the domain; null where there is none. Its difficulties are those for the model version that last measured
 * the curriculum: another model's would compare models.
 */
export async function benchmarkSide(
  db: Database,
  curriculumId: string,
  domain: Domain,
): Promise<(Side & { readonly name: string }) | null> {
  const benchmark = await db.benchmark.findFirst({
    where: { domain: domain.id },
    orderBy: { createdAt: "asc" },
    include: { problems: { select: { statement: true, technique: true } } },
  });
  if (!benchmark) return null;
  const rates = await db.$queryRaw<{ difficulty: number }[]>`
    SELECT 1 - (result ->> 'verified')::float8 / (result ->> 'attempts')::float8 AS difficulty
    FROM run_unit WHERE result ? 'attempts' AND run_id = (
      SELECT id FROM run WHERE stage = 'evaluate' AND status = 'succeeded' AND benchmark_id = ${benchmark.id}
        AND model_version_id = (SELECT model_version_id FROM run
          WHERE curriculum_id = ${curriculumId} AND stage = 'verify' AND status = 'succeeded' ORDER BY id DESC LIMIT 1)
      ORDER BY id DESC LIMIT 1)`;
  const functions = new Map<string, number>();
  const techniques = new Map<string, number>();
  for (const { statement, technique } of benchmark.problems) {
    techniques.set(technique, (techniques.get(technique) ?? 0) + 1);
    for (const token of domain.shapeTokens(statement).filter(isFunction))
      functions.set(token, (functions.get(token) ?? 0) + 1);
  }
  return {
    name: benchmark.name,
    functions,
    techniques,
    sizes: benchmark.problems.map(({ statement }) => statement.length),
    difficulties: rates.map(({ difficulty }) => difficulty),
  };
}
