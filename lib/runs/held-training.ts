import { LadderboardError } from "@/lib/errors";

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
