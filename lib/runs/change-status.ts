import { Prisma, type Transaction } from "@/lib/db";
import { isFinished, type RunStatus } from "./transitions";

export type RunFailure = { readonly message: string; readonly remedy?: string };

const said: Readonly<Record<RunStatus, string>> = {
  queued: "Waits for a worker.",
  starting: "A worker has taken it.",
  running: "Runs.",
  succeeded: "Finished.",
  failed: "Failed.",
  cancelled: "Cancelled.",
};

/**
 * The one place where a run changes its status; each change is an event. The lease ends with the work.
 * @throws the database's error where the move is not legal
 */
export async function changeStatus(
  tx: Transaction,
  runId: string,
  status: RunStatus,
  details: { message?: string; failure?: RunFailure } = {},
): Promise<void> {
  const letsGo = status === "queued" || isFinished(status);
  await tx.run.update({
    where: { id: runId },
    data: {
      status,
      ...(letsGo ? { leaseOwner: null, leaseUntil: null } : {}),
      ...(isFinished(status) ? { finishedAt: new Date(), resumeState: Prisma.DbNull } : {}),
      ...(details.failure ? { error: details.failure } : {}),
    },
  });
  const message = details.message ?? details.failure?.message ?? said[status];
  await tx.runEvent.create({ data: { runId, kind: "status", message, data: { status } } });
}
