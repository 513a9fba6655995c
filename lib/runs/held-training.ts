import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import { changeStatus } from "./change-status";

/**
 * What to say of a train run that the database held (its function hold_training): its checkpoint closed, or a decision changed,
 * after it was last looked at. Null for any other error.
 */
export function heldTraining(error: unknown): LadderboardError | null {
  if (!(error instanceof Error)) return null;
  if (error.message.includes("waits for the checkpoint before training"))
    return new LadderboardError(
      "checkpoint-closed",
      { key: "runErrors.checkpointClosedNow" },
      { remedy: { key: "runErrors.seeWhatItWaitsFor" }, cause: error },
    );
  if (error.message.includes("on a problem that is not approved"))
    return new LadderboardError(
      "conflict",
      { key: "runErrors.decisionChanged" },
      { remedy: { key: "runErrors.launchAgain" }, cause: error },
    );
  return null;
}

/** Ends a waiting run that may not train any more, and says why in it. @throws the error itself where it is another */
export async function cancelWhereHeld(db: Database, runId: string, error: unknown): Promise<void> {
  const held = heldTraining(error);
  if (!held) throw error;
  const why = held.code === "checkpoint-closed" ? "closed" : "decision";
  const failure = { message: { key: `runEvents.notStarted.${why}` }, remedy: held.texts.remedy } as const;
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM run WHERE id = ${runId} FOR UPDATE`;
    const run = await tx.run.findUnique({ where: { id: runId }, select: { status: true } });
    if (run?.status === "queued") await changeStatus(tx, runId, "cancelled", { failure });
  });
}
