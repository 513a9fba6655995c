import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import { accuracies } from "./accuracy";

const versionFields = { id: true, number: true, model: { select: { id: true, name: true } } } as const;

/** Every benchmark with its size, how many model versions were evaluated on it, and the newest accuracy; null before the first. */
export async function listBenchmarks(db: Database) {
  const [benchmarks, evaluated] = await Promise.all([
    db.benchmark.findMany({ orderBy: { name: "asc" }, include: { _count: { select: { problems: true } } } }),
    db.$queryRaw<{ benchmarkId: string; versions: number; newestRunId: string }[]>`
      SELECT benchmark_id AS "benchmarkId", count(DISTINCT model_version_id)::int AS versions,
        (array_agg(id ORDER BY finished_at DESC))[1] AS "newestRunId"
      FROM run WHERE stage = 'evaluate' AND status = 'succeeded' GROUP BY benchmark_id`,
  ]);
  const newest = await accuracies(db, { runIds: evaluated.map(({ newestRunId }) => newestRunId) });
  const results = await withVersions(db, newest);
  return benchmarks.map(({ _count, ...benchmark }) => ({
    ...benchmark,
    problems: _count.problems,
    versions: evaluated.find(({ benchmarkId }) => benchmarkId === benchmark.id)?.versions ?? 0,
    newest: results.find(({ benchmarkId }) => benchmarkId === benchmark.id) ?? null,
  }));
}

/** A benchmark with its problems, and the newest result of each model version: whole, by technique and by problem. */
export async function benchmarkDetail(db: Database, benchmarkId: string) {
  const benchmark = await db.benchmark.findUnique({
    where: { id: benchmarkId },
    include: { problems: { orderBy: { position: "asc" } } },
  });
  if (!benchmark) throw new LadderboardError("not-found", { key: "modelErrors.noBenchmark" });
  const results = await withVersions(db, await accuracies(db, { benchmarkId }));
  const runIds = results.map(({ runId }) => runId);
  const units = await db.runUnit.findMany({
    where: { runId: { in: runIds } },
    select: { runId: true, key: true, result: true },
  });
  const byTechnique = await db.metric.findMany({
    where: { runId: { in: runIds }, name: { startsWith: "pass@1/" } },
    select: { runId: true, name: true, value: true },
  });
  return {
    benchmark,
    results: results.map((result) => ({
      ...result,
      byTechnique: byTechnique
        .filter(({ runId }) => runId === result.runId)
        .map(({ name, value }) => ({ technique: name.slice("pass@1/".length), passAt1: value })),
      solveRates: Object.fromEntries(
        units
          .filter(({ runId }) => runId === result.runId)
          .map(({ key, result: counts }) => [key, rateOf(counts)]),
      ) as Record<string, number>,
    })),
  };
}

function rateOf(counts: unknown): number {
  const { verified = 0, attempts = 1 } = counts as { verified?: number; attempts?: number };
  return verified / Math.max(1, attempts);
}

async function withVersions<T extends { modelVersionId: string }>(db: Database, results: readonly T[]) {
  const versions = await db.modelVersion.findMany({
    where: { id: { in: results.map(({ modelVersionId }) => modelVersionId) } },
    select: versionFields,
  });
  return results.map((result) => ({
    ...result,
    version: versions.find(({ id }) => id === result.modelVersionId)!,
  }));
}
