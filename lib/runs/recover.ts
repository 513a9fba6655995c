import type { Database } from "@/lib/db";
import { changeStatus } from "./change-status";
import { eventText } from "./event-text";
import { enqueueRun } from "./queue";

/** A run that ends its worker each time would otherwise do so for ever. */
const mostRecoveries = 20;

/**
 * Puts the runs whose worker fell silent back into the line; they go on from their last finished unit. Any number of
 * workers may call it at any time. Returns how many it found.
 */
export async function recoverLostRuns(db: Database): Promise<number> {
  const lost = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM run
    WHERE status IN ('starting', 'running') AND lease_until < now() AND backend = 'embedded'`;
  for (const { id } of lost) await recover(db, id);
  return lost.length;
}

async function recover(db: Database, runId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const [run] = await tx.$queryRaw<{ cancel_requested: boolean }[]>`
      SELECT cancel_requested FROM run
      WHERE id = ${runId} AND status IN ('starting', 'running') AND lease_until < now() FOR UPDATE SKIP LOCKED`;
    if (!run) return;
    if (run.cancel_requested) return changeStatus(tx, runId, "cancelled");
    const recoveries = await tx.runEvent.count({ where: { runId, kind: "recovered" } });
    if (recoveries >= mostRecoveries) {
      const failure = {
        message: { key: "runEvents.workerLostOften", values: { count: mostRecoveries } },
        remedy: { key: "runEvents.workerLogRemedy" },
      } as const;
      return changeStatus(tx, runId, "failed", { failure });
    }
    const lost = eventText({ key: "runEvents.workerLost" });
    await tx.runEvent.create({ data: { runId, kind: "recovered", ...lost } });
    await changeStatus(tx, runId, "queued");
    await enqueueRun(tx, runId);
  });
}

/** Puts every waiting run in line, for jobs that were lost with a restored or replaced database. */
export async function enqueueWaitingRuns(db: Database): Promise<void> {
  const waiting = await db.run.findMany({
    where: { status: "queued", backend: "embedded" },
    select: { id: true },
    orderBy: { queuedAt: "asc" },
  });
  for (const { id } of waiting) await db.$transaction((tx) => enqueueRun(tx, id));
}
