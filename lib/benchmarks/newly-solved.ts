import type { Database } from "@/lib/db";

/**
 * Benchmark problems that one model version solved in no attempt and another one in some, by the newest evaluation of
 * each on the same benchmark; what the second solves most surely first. Empty where one of them was not evaluated.
 */
export async function newlySolved(db: Database, versions: { beforeId: string; afterId: string }) {
  const evaluations = (versionId: string) =>
    db.run.findMany({
      where: { stage: "evaluate", status: "succeeded", modelVersionId: versionId },
      orderBy: { finishedAt: "desc" },
      select: { id: true, benchmarkId: true },
    });
  const [before, after] = await Promise.all([evaluations(versions.beforeId), evaluations(versions.afterId)]);
  const later = after.find(({ benchmarkId }) => before.some((run) => run.benchmarkId === benchmarkId));
  const earlier = before.find(({ benchmarkId }) => benchmarkId === later?.benchmarkId);
  if (!earlier || !later) return [];
  const solved = await db.$queryRaw<{ id: string }[]>`
    SELECT problem.id FROM benchmark_problem AS problem
    JOIN run_unit AS earlier ON earlier.key = problem.id AND earlier.run_id = ${earlier.id}
    JOIN run_unit AS later ON later.key = problem.id AND later.run_id = ${later.id}
    WHERE (earlier.result->>'verified')::int = 0 AND (later.result->>'verified')::int > 0
    ORDER BY (later.result->>'verified')::int DESC, problem.position`;
  return solved.map(({ id }) => ({ problemId: id, beforeRunId: earlier.id, afterRunId: later.id }));
}
