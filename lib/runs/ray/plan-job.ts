import type { Transaction } from "@/lib/db";
import { invalidField } from "@/lib/errors";

/** Writes the job that a run becomes on a backend, in the transaction that launches it. A worker submits it. */
export async function planRayJob(tx: Transaction, runId: string, backendId: string): Promise<void> {
  const backend = await tx.rayBackend.findFirst({ where: { id: backendId, archivedAt: null } });
  if (!backend) throw invalidField("rayBackendId", { key: "runErrors.noBackend" });
  await tx.rayJob.create({ data: { runId, backendId, submissionId: `ladderboard-${runId}` } });
}
