import { recordAudit } from "@/lib/audit";
import type { Actor } from "@/lib/auth/actor";
import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import { changeStatus } from "./change-status";
import { eventText } from "./event-text";
import { isFinished } from "./transitions";

/**
 * Ends a run: at once while it waits, after the unit under way while it runs. What it has written stays.
 * @throws LadderboardError not-found, or conflict where it has ended
 */
export async function cancelRun(db: Database, actor: Actor, runId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM run WHERE id = ${runId} FOR UPDATE`;
    const run = await tx.run.findUnique({
      where: { id: runId },
      select: { status: true, cancelRequested: true },
    });
    if (!run) throw new LadderboardError("not-found", { key: "runErrors.noRun" });
    if (isFinished(run.status))
      throw new LadderboardError("conflict", { key: "runErrors.finished", values: { status: run.status } });
    if (run.cancelRequested) return;
    await tx.run.update({ where: { id: runId }, data: { cancelRequested: true } });
    if (run.status === "queued") await changeStatus(tx, runId, "cancelled");
    else
      await tx.runEvent.create({
        data: { runId, kind: "log", ...eventText({ key: "runEvents.cancelAsked" }) },
      });
    await recordAudit(tx, {
      actor,
      action: "run.cancelled",
      subject: `run:${runId}`,
      changes: { from: run.status },
    });
  });
}
