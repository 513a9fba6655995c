import type { Database, Transaction } from "@/lib/db";
import { Prisma } from "@/lib/db";

/** How long a worker may be silent before its run goes to another. It renews three times as often. */
export const leaseSeconds = 15;
const leaseUntil = Prisma.sql`now() + make_interval(secs => ${leaseSeconds})`;

/** Another worker has the run now, or it has ended: nothing more may be written to it. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
  constructor(runId: string) {
    super(`Run ${runId} is no longer held by this worker.`);
  }
}

/** Takes a waiting run: queued → starting. False where it is not waiting any more. */
export async function takeLease(db: Database, runId: string, owner: string): Promise<boolean> {
  const taken = await db.$executeRaw`
    UPDATE run SET status = 'starting', lease_owner = ${owner}, lease_until = ${leaseUntil},
      started_at = coalesce(started_at, now())
    WHERE id = ${runId} AND status = 'queued' AND NOT cancel_requested`;
  return taken === 1;
}

export type Held = { readonly cancelRequested: boolean };

/** Keeps the lease. @throws LeaseLost */
export async function renewLease(db: Database, runId: string, owner: string): Promise<Held> {
  const [row] = await db.$queryRaw<{ cancel_requested: boolean }[]>`
    UPDATE run SET lease_until = ${leaseUntil}
    WHERE id = ${runId} AND lease_owner = ${owner} AND status IN ('starting', 'running')
    RETURNING cancel_requested`;
  if (!row) throw new LeaseLost(runId);
  return { cancelRequested: row.cancel_requested };
}

/**
 * Locks the run and makes sure that it is still this worker's, at the start of every transaction that writes for it: a
 * worker that was paused and comes back cannot write over its successor. @throws LeaseLost
 */
export async function holdRun(tx: Transaction, runId: string, owner: string): Promise<Held> {
  const [row] = await tx.$queryRaw<{ cancel_requested: boolean }[]>`
    SELECT cancel_requested FROM run
    WHERE id = ${runId} AND lease_owner = ${owner} AND status IN ('starting', 'running') FOR UPDATE`;
  if (!row) throw new LeaseLost(runId);
  return { cancelRequested: row.cancel_requested };
}
