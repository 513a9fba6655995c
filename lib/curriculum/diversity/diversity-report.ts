import type { Database } from "@/lib/db";
import { domainById } from "@/lib/domains/registry";
import { LadderboardError } from "@/lib/errors";
import { bundledWords } from "@/lib/language/bundled-words";
import { techniqueWords } from "@/lib/language/library-words";
import type { Text } from "@/lib/language/words";
import { evenMixTest } from "./chi-square";
import { type Comparison, type Counts, compareKinds, compareValues } from "./comparison";
import { evenWeights, generationPolicySchema } from "./generation-policy";
import { benchmarkSide, curriculumSide, type Side } from "./sides";

type Member = { readonly id: string; readonly statement: string; readonly latex: string };

/** Problems that differ in their numbers alone: how many there are, and the first of them. */
export type Cluster = { readonly problems: number; readonly members: readonly Member[] };

const mostClusters = 12;
const mostMembers = 4;

/** How even the transformations of one intent are, and the weights that would make them more so. */
export type TransformationMix = {
  readonly intends: "easier" | "equivalent";
  readonly counts: readonly { readonly id: string; readonly problems: number }[];
  readonly effect: number | null;
  readonly pValue: number | null;
  readonly weights: Readonly<Record<string, number>>;
};

/**
 * How a curriculum's variants differ from its roots and from a benchmark, each difference with a test and the size of the
 * effect; what is nearly the same; and what would make the transformations more even.
 * @throws LadderboardError not-found
 */
export async function diversityReport(db: Database, curriculumId: string) {
  const curriculum = await db.curriculum.findUnique({
    where: { id: curriculumId },
    select: { name: true, domain: true, generationPolicy: true },
  });
  if (!curriculum) throw new LadderboardError("not-found", { key: "errors.noCurriculum" });
  const domain = domainById(curriculum.domain)!;
  const [{ roots, variants }, benchmark, clusters, mix] = await Promise.all([
    curriculumSide(db, curriculumId, domain),
    benchmarkSide(db, curriculumId, domain),
    clustersOf(db, curriculumId),
    db.$queryRaw<{ id: string; problems: number }[]>`
      SELECT value AS id, sum(problems)::int AS problems FROM generation_tally
      WHERE curriculum_id = ${curriculumId} AND facet = 'transformation' GROUP BY value`,
  ]);
  const comparisons = [
    ...compareSides({ key: "diversity.roots" }, variants, roots),
    ...(benchmark ? compareSides(bundledWords(benchmark.name), variants, benchmark) : []),
  ];
  const made = new Map(mix.map(({ id, problems }) => [id, problems]));
  return {
    name: curriculum.name,
    variants: variants.sizes.length,
    comparisons,
    clusters,
    mixes: (["easier", "equivalent"] as const).map((intends) =>
      mixOf(
        intends,
        domain.transformations.filter((one) => one.intends === intends),
        made,
      ),
    ),
    policy: generationPolicySchema.parse(curriculum.generationPolicy),
  };
}
export type DiversityReport = Awaited<ReturnType<typeof diversityReport>>;

const compareSides = (against: Text, variants: Side, others: Side): Comparison[] => [
  compareKinds("functions", against, variants.functions, others.functions),
  compareKinds("technique", against, variants.techniques, others.techniques, techniqueWords),
  compareValues("size", against, variants.sizes, others.sizes),
  compareValues("difficulty", against, variants.difficulties, others.difficulties),
];

function mixOf(
  intends: TransformationMix["intends"],
  library: readonly { id: string }[],
  made: Counts,
): TransformationMix {
  const counts = library.map(({ id }) => ({ id, problems: made.get(id) ?? 0 }));
  const test = evenMixTest(counts.map(({ problems }) => problems));
  return {
    intends,
    counts: [...counts].sort((a, b) => b.problems - a.problems),
    effect: test?.effect ?? null,
    pValue: test?.pValue ?? null,
    weights: evenWeights(new Map(counts.map(({ id, problems }) => [id, problems]))),
  };
}

async function clustersOf(db: Database, curriculumId: string) {
  const [largest, [sums]] = await Promise.all([
    db.$queryRaw<Cluster[]>`
      WITH largest AS (
        SELECT problem_family(canonical) AS family, count(*)::int AS problems, min(id) AS first
        FROM problem WHERE curriculum_id = ${curriculumId}
        GROUP BY 1 HAVING count(*) > 1 ORDER BY 2 DESC, 3 LIMIT ${mostClusters})
      SELECT problems, members FROM largest, LATERAL (
        SELECT json_agg(json_build_object('id', id, 'statement', statement, 'latex', latex)) AS members FROM (
          SELECT id, statement, latex FROM problem
          WHERE curriculum_id = ${curriculumId} AND problem_family(canonical) = family ORDER BY id LIMIT ${mostMembers}) firsts) named
      ORDER BY problems DESC, first`,
    db.$queryRaw<[{ clusters: number; problems: number; all: number }]>`
      SELECT (count(*) FILTER (WHERE problems > 1))::int AS clusters,
        coalesce(sum(problems) FILTER (WHERE problems > 1), 0)::int AS problems, coalesce(sum(problems), 0)::int AS all
      FROM (SELECT count(*) AS problems FROM problem WHERE curriculum_id = ${curriculumId} GROUP BY problem_family(canonical)) families`,
  ]);
  return { ...sums, largest };
}
