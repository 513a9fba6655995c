import type { Database } from "@/lib/db";
import { createTestDatabase } from "@/lib/db/testing";
import { startWorker } from "../worker/worker";

/** A database of its own and a worker that takes the runs put in line there, until it is disposed of. */
export async function databaseWithWorker(): Promise<{ db: Database; dispose: () => Promise<void> }> {
  const { db, url, dispose } = await createTestDatabase();
  const worker = await startWorker(url, { threads: 1, log: () => {} });
  return {
    db,
    dispose: async () => {
      await worker.stop();
      await dispose();
    },
  };
}
