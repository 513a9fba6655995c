import type { Actor } from "@/lib/auth/actor";
import { withEnterableCurriculum } from "@/lib/auth/membership";
import type { Database, Prisma } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import type { LaunchableStage } from "./config";
import type { RunStatus } from "./transitions";

const listed = {
  curriculum: { select: { id: true, name: true } },
  benchmark: { select: { id: true, name: true } },
  modelVersion: {
    select: { id: true, number: true, model: { select: { id: true, name: true, kind: true } } },
  },
  requestedBy: { select: { id: true, name: true } },
} as const satisfies Prisma.RunInclude;

export type RunFilter = {
  curriculumId?: string;
  benchmarkId?: string;
  stage?: LaunchableStage;
  status?: RunStatus;
  /** The id of the last run of the page before. */
  after?: string;
  limit: number;
};

/** Those of curricula that the actor may enter and of benchmarks, newest first. Ids are ordered by time, so the page after one is found by its last id. */
export async function listRuns(db: Database, actor: Actor, { after, limit, ...where }: RunFilter) {
  const runs = await db.run.findMany({
    where: { ...withEnterableCurriculum(actor), ...where, ...(after ? { id: { lt: after } } : {}) },
    include: listed,
    omit: { resumeState: true },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const page = runs.slice(0, limit);
  return { runs: page, next: runs.length > limit ? page.at(-1)!.id : null };
}

/** @throws LadderboardError not-found */
export async function runDetail(db: Database, runId: string) {
  const run = await db.run.findUnique({
    where: { id: runId },
    include: {
      ...listed,
      snapshot: { select: { id: true, contentHash: true, _count: { select: { problems: true } } } },
      modelVersions: {
        select: { id: true, number: true, modelId: true, step: true, location: true },
        orderBy: { number: "asc" },
      },
      rayJob: { include: { backend: { select: { id: true, name: true, callbackUrl: true, config: true } } } },
    },
    omit: { resumeState: true },
  });
  if (!run) throw new LadderboardError("not-found", { key: "runErrors.noRun" });
  return run;
}

/** Each metric's history, by name. */
export async function runMetrics(db: Database, runId: string) {
  const points = await db.metric.findMany({ where: { runId }, orderBy: [{ name: "asc" }, { step: "asc" }] });
  const byName = new Map<string, { step: number; value: number }[]>();
  for (const { name, step, value } of points) {
    const series = byName.get(name) ?? [];
    series.push({ step, value });
    byName.set(name, series);
  }
  return [...byName].map(([name, series]) => ({ name, points: series }));
}

/** Events after one, oldest first. */
export async function runEvents(
  db: Database,
  { runId, afterId, limit }: { runId: string; afterId: bigint; limit: number },
) {
  return db.runEvent.findMany({ where: { runId, id: { gt: afterId } }, orderBy: { id: "asc" }, take: limit });
}
