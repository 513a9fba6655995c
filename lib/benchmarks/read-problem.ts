import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";

const versionFields = { number: true, model: { select: { name: true } } } as const;

/** Runs shown with a problem, newest first. */
const newestRuns = 20;

/**
 * One problem of a benchmark, by its number, with the newest runs that attempted it. Of each run only attempts with a
 * derivation, or the first one, are listed; all are counted. @throws LadderboardError not-found
 */
export async function benchmarkProblem(db: Database, benchmarkId: string, position: number) {
  const problem = await db.benchmarkProblem.findUnique({
    where: { benchmarkId_position: { benchmarkId, position } },
    include: { benchmark: { select: { name: true, domain: true, _count: { select: { problems: true } } } } },
  });
  if (!problem) throw new LadderboardError("not-found", { key: "errors.noProblem" });
  const runs = await db.run.findMany({
    where: { benchmarkId, attempts: { some: { benchmarkProblemId: problem.id } } },
    orderBy: { id: "desc" },
    take: newestRuns,
    select: {
      id: true,
      stage: true,
      queuedAt: true,
      config: true,
      modelVersion: { select: versionFields },
      attempts: { where: { benchmarkProblemId: problem.id }, orderBy: { sample: "asc" } },
    },
  });
  return { problem, runs };
}
