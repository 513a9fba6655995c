import type { Transaction } from "@/lib/db";

export const executeRunTask = "execute-run";

/**
 * Puts a run in line, in the transaction that makes it wait. One job a run: a second call replaces the job, or, where a
 * worker that died still holds it, makes a new one.
 */
export async function enqueueRun(tx: Transaction, runId: string): Promise<void> {
  await tx.$executeRaw`SELECT graphile_worker.add_job(
    ${executeRunTask}, json_build_object('runId', ${runId}::text), job_key := ${`run:${runId}`}, max_attempts := 1)`;
}
