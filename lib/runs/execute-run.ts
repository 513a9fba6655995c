import { type Counted, countUse, DollarGate, dollarsLeft } from "@/lib/accounting";
import { type Backend, TaskError } from "@/lib/backends/backend";
import { type Database, isDatabaseAway } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import type { Text } from "@/lib/language/words";
import { ModelError } from "@/lib/models/errors";
import { traced } from "@/lib/operations/traces";
import { changeStatus } from "./change-status";
import type { LaunchableStage } from "./config";
import { eventText } from "./event-text";
import { cancelWhereHeld } from "./held-training";
import { type Held, holdRun, LeaseLost, leaseSeconds, renewLease, takeLease } from "./lease";
import { openRun } from "./open-run";
import { enqueueRun } from "./queue";
import { stages } from "./stages";
import type { Stage, StageContext, Write } from "./stages/stage";
import type { RunFailure } from "./stored-texts";

export type Executor = {
  readonly db: Database;
  readonly backend: Backend;
  /** Names this worker process; no two alike. */
  readonly owner: string;
  /** Aborted when the worker is asked to stop: the run goes back into the line after the units under way. */
  readonly stopping: AbortSignal;
};

/** What ended the work on a run before its units did. */
type Interruption = "cancelled" | "stopping" | { readonly usedUp: Text };

/**
 * Executes a waiting run to its end, or until it is cancelled, the worker stops or the lease is lost. Does nothing where the
 * run does not wait. @throws errors of the database; the run then keeps its lease until it expires, and is recovered
 */
export async function executeRun(executor: Executor, runId: string): Promise<void> {
  const { db, owner } = executor;
  if (!(await start(db, runId, owner))) return;
  const work = new AbortController();
  const renewing = setInterval(
    () => {
      // A database that is away for a moment is no reason to give up; an expired lease is found at the next write.
      renewLease(db, runId, owner).then(
        (held) => held.cancelRequested && work.abort(),
        (error) => error instanceof LeaseLost && work.abort(),
      );
    },
    (leaseSeconds * 1000) / 3,
  );
  try {
    await traced("run", { "ladderboard.run": runId }, () => runStage(executor, runId, work.signal));
  } catch (error) {
    if (error instanceof LeaseLost) return;
    const failure = failureOf(error);
    if (!failure) throw error;
    await end(executor, runId, (held) => (held.cancelRequested ? ["cancelled"] : ["failed", { failure }]));
  } finally {
    clearInterval(renewing);
  }
}

/** Takes the run; one that may not train any more is cancelled, and says why. */
async function start(db: Database, runId: string, owner: string): Promise<boolean> {
  try {
    return await takeLease(db, runId, owner);
  } catch (error) {
    await cancelWhereHeld(db, runId, error);
    return false;
  }
}

async function runStage(executor: Executor, runId: string, signal: AbortSignal): Promise<void> {
  const { db, owner, backend } = executor;
  const { stage, context } = await openRun(db, runId, backend, signal);
  await db.$transaction(async (tx) => {
    await holdRun(tx, runId, owner);
    await changeStatus(tx, runId, "running");
  });
  const interruption = await workThrough(executor, stages[stage] as Stage<LaunchableStage>, context);
  if (interruption === "cancelled") return end(executor, runId, () => ["cancelled"]);
  if (interruption !== null && interruption !== "stopping") {
    const failure: RunFailure = {
      message: interruption.usedUp,
      remedy: { key: "runEvents.budgetRemedy" },
    };
    return end(executor, runId, () => ["cancelled", { failure }]);
  }
  if (interruption === "stopping") {
    return db.$transaction(async (tx) => {
      await holdRun(tx, runId, owner);
      await changeStatus(tx, runId, "queued", { message: { key: "runEvents.workerStops" } });
      await enqueueRun(tx, runId);
    });
  }
  await db.$transaction(async (tx) => {
    await holdRun(tx, runId, owner);
    const message = await (stages[stage] as Stage<LaunchableStage>).finish(context, tx);
    await changeStatus(tx, runId, "succeeded", { message });
  });
}

type Ending = ["cancelled", { failure: RunFailure }?] | ["failed", { failure: RunFailure }];

async function end(executor: Executor, runId: string, how: (held: Held) => Ending): Promise<void> {
  await executor.db.$transaction(async (tx) => {
    const [status, details] = how(await holdRun(tx, runId, executor.owner));
    await changeStatus(tx, runId, status, details);
  });
}

/** Plans and does units until there are none, several at once, and stops between units when asked to. */
async function workThrough(
  executor: Executor,
  stage: Stage<LaunchableStage>,
  context: StageContext,
): Promise<Interruption | null> {
  const cpu = cpuClock();
  const gate = new DollarGate(await dollarsLeft(executor.db, context.run.id));
  for (;;) {
    const { units, total } = await stage.plan(context);
    await setTotal(executor, context.run.id, total);
    if (units.length === 0) return null;
    const line = units[Symbol.iterator]();
    let interruption: Interruption | null = null;
    const lane = async () => {
      for (const unit of line) {
        if (executor.stopping.aborted) interruption ??= "stopping";
        if (interruption) return;
        const usedUp = await gate.through(async () => {
          if (interruption) return;
          const { used, cancelRequested } = await traced("unit", { "ladderboard.unit": unit }, async () => {
            const write = await stage.compute(context, unit);
            return commitUnit(executor, context.run.id, unit, write, cpu);
          });
          if (used) gate.paid(used.dollars, used.dollarsLeft);
          if (used?.usedUp) interruption ??= { usedUp: used.usedUp };
          if (cancelRequested) interruption = "cancelled";
        });
        if (usedUp) interruption ??= { usedUp };
      }
    };
    // Twice as many lanes as threads, so that threads compute while the database writes.
    const lanes = await Promise.allSettled(Array.from({ length: 2 * executor.backend.parallelism }, lane));
    const broken = lanes.find((one) => one.status === "rejected");
    if (broken) throw broken.reason;
    if (interruption) return interruption;
  }
}

/** Seconds of processor time, all threads together, since the last call. A worker has one run at a time. */
function cpuClock(): () => number {
  let before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    return (user + system) / 1e6;
  };
}

async function setTotal({ db, owner }: Executor, runId: string, total: number): Promise<void> {
  await db.run.updateMany({ where: { id: runId, leaseOwner: owner }, data: { unitsTotal: total } });
}

/** Writes a unit's results, its event and the row that counts it, together. A unit that is counted is not written again. */
async function commitUnit(
  { db, owner }: Executor,
  runId: string,
  key: string,
  write: Write,
  cpu: () => number,
): Promise<Held & { used: Counted | null }> {
  return db.$transaction(
    async (tx) => {
      const held = await holdRun(tx, runId, owner);
      const counted = await tx.runUnit.createMany({ data: [{ runId, key }], skipDuplicates: true });
      if (counted.count === 0) return { ...held, used: null };
      const { message, result } = await write(tx);
      await tx.runUnit.update({ where: { runId_key: { runId, key } }, data: { result } });
      await tx.runEvent.create({ data: { runId, kind: "unit", ...eventText(message) } });
      await tx.run.update({ where: { id: runId }, data: { unitsDone: { increment: 1 } } });
      return { ...held, used: await countUse(tx, runId, result, cpu()) };
    },
    { timeout: 30_000 },
  );
}

/** What a person is told of an error; null where it says nothing of the run itself, but of the database's absence. */
function failureOf(error: unknown): RunFailure | null {
  if (error instanceof LadderboardError) return error.texts;
  if (error instanceof ModelError)
    return {
      message: error.text,
      remedy: { key: "runEvents.modelRemedy" },
    };
  if (error instanceof TaskError && error.reason === "closed") return null;
  if (isDatabaseAway(error)) return null;
  const message = error instanceof Error ? error.message : String(error);
  return {
    message: { key: "runEvents.defect", values: { message: message.slice(0, 2_000) } },
    remedy: { key: "runEvents.defectRemedy" },
  };
}
