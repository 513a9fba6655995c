import { accuracies } from "@/lib/benchmarks";
import type { Database } from "@/lib/db";
import { runDetail, runMetrics } from "./read-runs";

export type Difference = {
  readonly name: string;
  readonly first: string | null;
  readonly second: string | null;
};
export type AccuracyDifference = {
  readonly benchmark: string;
  readonly first: number;
  readonly second: number;
  /** second − first, with its 95 % interval. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
};

/** Two training runs beside each other: what differed at launch, every metric, and the accuracy of what they made. */
export async function compareRuns(db: Database, firstId: string, secondId: string) {
  const [first, second] = await Promise.all([runDetail(db, firstId), runDetail(db, secondId)]);
  const [firstMetrics, secondMetrics] = await Promise.all([
    runMetrics(db, firstId),
    runMetrics(db, secondId),
  ]);
  return {
    first,
    second,
    firstMetrics,
    secondMetrics,
    differences: differencesOf(launchedWith(first), launchedWith(second)),
    accuracy: await accuracyDifferences(db, first.modelVersions.at(-1)?.id, second.modelVersions.at(-1)?.id),
  };
}

type Run = Awaited<ReturnType<typeof runDetail>>;

function launchedWith(run: Run): Record<string, unknown> {
  return {
    ...(run.config as object),
    curriculum: run.curriculum?.name,
    modelVersion: `${run.modelVersion.model.name} v${run.modelVersion.number}`,
    problemsHash: run.snapshot?.contentHash,
    seed: run.seed,
    backend: run.rayJob?.backend.name ?? run.backend,
    codeVersion: run.codeVersion,
  };
}

/** The names whose values are not the same, in the order of the first. Pure. */
export function differencesOf(first: Record<string, unknown>, second: Record<string, unknown>): Difference[] {
  const text = (value: unknown) => (value === undefined || value === null ? null : String(value));
  return [...new Set([...Object.keys(first), ...Object.keys(second)])]
    .map((name) => ({ name, first: text(first[name]), second: text(second[name]) }))
    .filter((one) => one.first !== one.second);
}

type Rate = { readonly passAt1: number; readonly low: number; readonly high: number };

/**
 * The interval of a difference of two rates from their own intervals (Newcombe 1998, method 10), for samples that have
 * nothing to do with each other. Pure.
 */
export function differenceOfRates(
  first: Rate,
  second: Rate,
): { difference: number; low: number; high: number } {
  const difference = second.passAt1 - first.passAt1;
  return {
    difference,
    low: difference - Math.hypot(second.passAt1 - second.low, first.high - first.passAt1),
    high: difference + Math.hypot(second.high - second.passAt1, first.passAt1 - first.low),
  };
}

async function accuracyDifferences(
  db: Database,
  firstVersion: string | undefined,
  secondVersion: string | undefined,
): Promise<AccuracyDifference[]> {
  if (!firstVersion || !secondVersion) return [];
  const found = await accuracies(db, { modelVersionIds: [firstVersion, secondVersion] });
  const names = new Map(
    (await db.benchmark.findMany({ select: { id: true, name: true } })).map(({ id, name }) => [id, name]),
  );
  return found
    .filter(({ modelVersionId }) => modelVersionId === firstVersion)
    .flatMap((first) => {
      const second = found.find(
        ({ modelVersionId, benchmarkId }) =>
          modelVersionId === secondVersion && benchmarkId === first.benchmarkId,
      );
      if (!second) return [];
      const benchmark = names.get(first.benchmarkId) ?? "";
      return [
        { benchmark, first: first.passAt1, second: second.passAt1, ...differenceOfRates(first, second) },
      ];
    });
}
