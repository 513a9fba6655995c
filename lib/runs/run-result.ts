import type { Database } from "@/lib/db";
import type { TestTimeResult } from "./stages/ttrl";

export type GenerateCounts = { written: number; duplicates: number; heldOut: number; unreadable: number };

/** How many variants a generate run wrote so far, and how many it dropped for each reason. */
export async function generateCounts(db: Database, runId: string): Promise<GenerateCounts> {
  const [sums] = await db.$queryRaw<GenerateCounts[]>`
    SELECT coalesce(sum((result->>'written')::int), 0)::int AS written,
      coalesce(sum((result->>'duplicates')::int), 0)::int AS duplicates,
      coalesce(sum((result->>'heldOut')::int), 0)::int AS "heldOut",
      coalesce(sum((result->>'unreadable')::int), 0)::int AS unreadable
    FROM run_unit WHERE run_id = ${runId}`;
  return sums!;
}

/**
 * What a generate run wrote and dropped. `byTransformation` counts variants: one that several transformations made is at each of
 * them, but at none twice.
 */
export async function generateResult(db: Database, runId: string) {
  const counts = await generateCounts(db, runId);
  const byLevel = await db.$queryRaw<{ level: number; count: number }[]>`
    SELECT level, count(*)::int AS count FROM problem WHERE generated_by_run_id = ${runId} GROUP BY level ORDER BY level`;
  const byTransformation = await db.$queryRaw<{ transformation: string; count: number }[]>`
    SELECT transformation, count(DISTINCT problem.id)::int AS count FROM problem, unnest(transformations) AS transformation
    WHERE generated_by_run_id = ${runId} GROUP BY transformation ORDER BY count DESC, transformation`;
  return { ...counts, byLevel, byTransformation };
}

/** What a verify run measured: each problem's solve rate, and the verdicts by level. */
export async function verifyResult(db: Database, runId: string) {
  const rates = await db.$queryRaw<{ rate: number }[]>`
    SELECT (result->>'verified')::float8 / greatest(1, (result->>'attempts')::int) AS rate
    FROM run_unit WHERE run_id = ${runId} AND result ? 'attempts'`;
  const byLevel = await db.$queryRaw<
    { level: number; verified: number; refuted: number; undecided: number }[]
  >`
    SELECT problem.level, sum((result->>'verified')::int)::int AS verified, sum((result->>'refuted')::int)::int AS refuted,
      sum((result->>'undecided')::int)::int AS undecided
    FROM run_unit JOIN problem ON problem.id = run_unit.key
    WHERE run_id = ${runId} GROUP BY problem.level ORDER BY problem.level`;
  return { solveRates: rates.map(({ rate }) => rate), byLevel };
}

/** What a training run took, and what pruning saved it. */
export async function trainResult(db: Database, runId: string) {
  const [sums] = await db.$queryRaw<{ rollouts: number }[]>`
    SELECT coalesce(sum((result->>'rollouts')::int), 0)::int AS rollouts FROM run_unit WHERE run_id = ${runId}`;
  const saved = await db.metric.findFirst({
    where: { runId, name: "pruning/rollouts_saved" },
    orderBy: { step: "desc" },
  });
  return { rollouts: sums!.rollouts, rolloutsSaved: saved?.value ?? 0 };
}

/** What an evaluate run found: every benchmark problem with its solve rate and its first attempt. */
export async function evaluateResult(db: Database, runId: string) {
  const units = await db.runUnit.findMany({ where: { runId }, select: { key: true, result: true } });
  const counts = new Map(
    units.map(({ key, result }) => [key, result as { verified?: number; attempts?: number }]),
  );
  const first = await db.attempt.findMany({
    where: { runId, sample: 0, benchmarkProblemId: { not: null } },
    include: { benchmarkProblem: true },
    orderBy: { benchmarkProblem: { position: "asc" } },
  });
  return first.map(({ benchmarkProblem, ...attempt }) => ({
    problem: benchmarkProblem!,
    attempt,
    verified: counts.get(benchmarkProblem!.id)?.verified ?? 0,
    attempts: counts.get(benchmarkProblem!.id)?.attempts ?? 0,
  }));
}

/** What a ttrl run found: each problem that is done, in the benchmark's order, with its attempts before and after. */
export async function ttrlResult(db: Database, runId: string) {
  const units = await db.runUnit.findMany({ where: { runId }, select: { key: true, result: true } });
  const results = new Map(
    units
      .filter(({ result }) => "outcome" in (result as object))
      .map(({ key, result }) => [key.split("/")[0]!, result as unknown as TestTimeResult]),
  );
  const problems = await db.benchmarkProblem.findMany({
    where: { id: { in: [...results.keys()] } },
    orderBy: { position: "asc" },
  });
  return problems.map((problem) => ({ problem, result: results.get(problem.id)! }));
}
