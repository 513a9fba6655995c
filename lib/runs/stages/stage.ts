import type { Backend } from "@/lib/backends/backend";
import type { Database, Prisma, Transaction } from "@/lib/db";
import type { Text } from "@/lib/language/words";
import type { LaunchableStage, RunConfig } from "../config";
import type { AnsweringModel } from "./answering-model";

/** What a stage may use: the run as it was launched, its model, and where to compute. */
export type StageContext<S extends LaunchableStage = LaunchableStage> = {
  readonly db: Database;
  readonly run: { readonly id: string; readonly seed: string; readonly snapshotId: string | null };
  readonly curriculumId: string | null;
  readonly benchmarkId: string | null;
  readonly domain: string;
  readonly config: RunConfig<S>;
  readonly model: AnsweringModel;
  readonly backend: Backend;
  /** Aborted when the run is cancelled or its lease is lost. */
  readonly signal: AbortSignal;
};

/**
 * One stage of the spine, cut into units. A unit's key names it for ever: work that is done is known by it after any
 * crash. What a unit computed is written by the `Write` that `compute` returns, in the transaction that counts it.
 */
export interface Stage<S extends LaunchableStage> {
  /** The keys of units that are not done and may start now; none: the run is finished. `total` as far as is known. */
  plan(context: StageContext<S>): Promise<{ readonly units: readonly string[]; readonly total: number }>;
  compute(context: StageContext<S>, unit: string): Promise<Write>;
  /** Writes what the run as a whole made, in the transaction in which it succeeds. Returns its last word. */
  finish(context: StageContext<S>, tx: Transaction): Promise<Text>;
}

export type Write = (tx: Transaction) => Promise<UnitReport>;
export type UnitReport = { readonly message: Text; readonly result: Prisma.InputJsonObject };

/** The keys among `candidates` that have no finished unit. */
export async function notDone(db: Database, runId: string, candidates: readonly string[]): Promise<string[]> {
  const done = await db.runUnit.findMany({ where: { runId }, select: { key: true } });
  const keys = new Set(done.map(({ key }) => key));
  return candidates.filter((key) => !keys.has(key));
}
