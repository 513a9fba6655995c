import { Prisma, type Transaction } from "@/lib/db";
import type { Text } from "@/lib/language/words";
import { eventText, storedFailure } from "./event-text";
import type { RunFailure } from "./stored-texts";
import { isFinished, type RunStatus } from "./transitions";

/**
 * The one place where a run changes its status; each change is an event. The lease ends with the work.
 * @throws the database's error where the move is not legal
 */
export async function changeStatus(
  tx: Transaction,
  runId: string,
  status: RunStatus,
  details: { message?: Text; failure?: RunFailure } = {},
): Promise<void> {
  const letsGo = status === "queued" || isFinished(status);
  await tx.run.update({
    where: { id: runId },
    data: {
      status,
      ...(letsGo ? { leaseOwner: null, leaseUntil: null } : {}),
      ...(isFinished(status) ? { finishedAt: new Date(), resumeState: Prisma.DbNull } : {}),
      ...(details.failure ? { error: storedFailure(details.failure) } : {}),
    },
  });
  const text = details.message ?? details.failure?.message ?? { key: `runEvents.statuses.${status}` };
  await tx.runEvent.create({ data: { runId, kind: "status", ...eventText(text, { status }) } });
}
