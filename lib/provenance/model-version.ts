import { accuracies } from "@/lib/benchmarks";
import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import { launchedBy } from "./launched-by";

/** A lineage is rarely longer, and never shown longer. */
const longestLineage = 200;

type Ancestor = { id: string; number: number; runId: string | null; distance: number };

/** What a training run learned from: its snapshot by level, and who approved those problems. */
export type TrainedOn = {
  readonly contentHash: string;
  readonly levels: readonly { readonly level: number; readonly problems: number }[];
  /** By whom; without a name by the checkpoint's policy. */
  readonly approvedBy: readonly { readonly name: string | null; readonly problems: number }[];
};

/**
 * Where a model version comes from: the versions before it back to the first, the run that made it with the exact problems and
 * who approved them, and what it answers on the benchmarks. @throws LadderboardError not-found
 */
export async function versionProvenance(db: Database, versionId: string) {
  const version = await db.modelVersion.findUnique({
    where: { id: versionId },
    select: {
      id: true,
      number: true,
      step: true,
      location: true,
      createdAt: true,
      model: { select: { id: true, name: true, kind: true } },
      producedByRun: {
        select: {
          id: true,
          seed: true,
          codeVersion: true,
          config: true,
          backend: true,
          startedAt: true,
          finishedAt: true,
          snapshotId: true,
          curriculum: { select: { id: true, name: true } },
        },
      },
    },
  });
  if (!version) throw new LadderboardError("not-found", { key: "modelErrors.noVersion" });
  const run = version.producedByRun;
  const [lineage, trainedOn, results, by] = await Promise.all([
    lineageOf(db, versionId),
    run?.snapshotId ? trainedOnOf(db, run.snapshotId) : null,
    accuracies(db, { modelVersionIds: [versionId] }),
    run && launchedBy(db, run.id),
  ]);
  const benchmarks = await db.benchmark.findMany({
    where: { id: { in: results.map(({ benchmarkId }) => benchmarkId) } },
    select: { id: true, name: true },
  });
  const names = new Map(benchmarks.map(({ id, name }) => [id, name]));
  const measured = results.map((one) => ({ ...one, benchmark: names.get(one.benchmarkId) ?? "" }));
  const producedByRun = run && { ...run, launchedBy: by };
  return { ...version, producedByRun, lineage, trainedOn, accuracies: measured };
}
export type VersionProvenance = Awaited<ReturnType<typeof versionProvenance>>;

function lineageOf(db: Database, versionId: string): Promise<Ancestor[]> {
  return db.$queryRaw<Ancestor[]>`
    WITH RECURSIVE line AS (
      SELECT id, number, parent_id, produced_by_run_id, 0 AS distance FROM model_version WHERE id = ${versionId}
      UNION ALL SELECT v.id, v.number, v.parent_id, v.produced_by_run_id, line.distance + 1
      FROM model_version v JOIN line ON v.id = line.parent_id WHERE line.distance < ${longestLineage})
    SELECT id, number, produced_by_run_id AS "runId", distance FROM line ORDER BY distance DESC`;
}

async function trainedOnOf(db: Database, snapshotId: string): Promise<TrainedOn> {
  const [snapshot, levels, approvedBy] = await Promise.all([
    db.snapshot.findUniqueOrThrow({ where: { id: snapshotId }, select: { contentHash: true } }),
    db.$queryRaw<{ level: number; problems: number }[]>`
      SELECT level, count(*)::int AS problems FROM snapshot_problem WHERE snapshot_id = ${snapshotId} GROUP BY level ORDER BY level`,
    db.$queryRaw<{ name: string | null; problems: number }[]>`
      SELECT "user".name, count(DISTINCT snapshot_problem.problem_id)::int AS problems
      FROM snapshot_problem JOIN review ON review.problem_id = snapshot_problem.problem_id AND decision = 'approve'
        LEFT JOIN "user" ON "user".id = review.reviewer_id
      WHERE snapshot_id = ${snapshotId} GROUP BY 1 ORDER BY 2 DESC, 1`,
  ]);
  return { contentHash: snapshot.contentHash, levels, approvedBy };
}
