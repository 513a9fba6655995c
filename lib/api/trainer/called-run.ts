import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";

/** What the contract's routes need of the run that a token was made for. */
export async function calledRun(db: Database, runId: string) {
  const run = await db.run.findUnique({
    where: { id: runId },
    select: {
      id: true,
      stage: true,
      status: true,
      seed: true,
      config: true,
      snapshotId: true,
      benchmarkId: true,
      curriculumId: true,
      modelVersionId: true,
      cancelRequested: true,
      unitsDone: true,
      curriculum: { select: { domain: true } },
      benchmark: { select: { domain: true } },
    },
  });
  if (!run) throw new LadderboardError("not-found", "There is no such run.");
  const { curriculum, benchmark, ...rest } = run;
  return { ...rest, domain: (curriculum ?? benchmark)?.domain ?? "integration" };
}

export type TrainedRun = Awaited<ReturnType<typeof calledRun>>;
