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
    return new LadderboardError("checkpoint-closed", "The checkpoint before training is closed now.", {
      remedy: "See what it waits for, then launch the run again.",
      cause: error,
    });
  if (error.message.includes("on a problem that is not approved"))
    return new LadderboardError("conflict", "A decision on one of the problems changed at this moment.", {
      remedy: "Launch the run again: it takes what is approved by then.",
      cause: error,
    });
  return null;
}

/** Ends a waiting run that may not train any more, and says why in it. @throws the error itself where it is another */
export async function cancelWhereHeld(db: Database, runId: string, error: unknown): Promise<void> {
  const held = heldTraining(error);
  if (!held) throw error;
  const failure = { message: `It did not start: ${held.message}`, remedy: held.remedy };
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM run WHERE id = ${runId} FOR UPDATE`;
    const run = await tx.run.findUnique({ where: { id: runId }, select: { status: true } });
    if (run?.status === "queued") await changeStatus(tx, runId, "cancelled", { failure });
  });
}
