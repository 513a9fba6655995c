import { hostname } from "node:os";
import { Logger, run as runQueue } from "graphile-worker";
import pg from "pg";
import { z } from "zod";
import { scopeAudit } from "@/lib/audit/scope";
import { embeddedBackend } from "@/lib/backends/embedded";
import { fillShapeTokens } from "@/lib/curriculum";
import { connect } from "@/lib/db";
import { postAlerts, watchRuns } from "@/lib/monitor";
import { type Executor, executeRun } from "../execute-run";
import { executeRunTask } from "../queue";
import { followRayRuns } from "../ray/follow-runs";
import { enqueueWaitingRuns, recoverLostRuns } from "../recover";
import { every } from "./every";

const lookForLostRunsEveryMs = 3_000;
const lookAtRayEveryMs = 2_000;
const watchEveryMs = 5_000;
const payload = z.object({ runId: z.string() });

export type RunningWorker = {
  /** Lets the unit under way finish, puts its run back into the line, and ends. */
  stop(): Promise<void>;
};

/** Starts a worker: takes runs from the queue, one at a time, and looks after runs that other workers lost. */
export async function startWorker(
  databaseUrl: string,
  options: { threads?: number; log: (message: string, error?: unknown) => void },
): Promise<RunningWorker> {
  const db = connect(databaseUrl);
  const backend = embeddedBackend({ threads: options.threads });
  const stopping = new AbortController();
  const owner = `${hostname()}:${process.pid}:${Date.now()}`;
  const executor: Executor = { db, backend, owner, stopping: stopping.signal };
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  // Without a listener, a connection that the server closes would end the process.
  const lost = (error: Error) => options.log("A connection to the database was lost.", error);
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));

  await recoverLostRuns(db);
  await enqueueWaitingRuns(db);
  const queue = await runQueue({
    pgPool: pool,
    concurrency: 1,
    pollInterval: 1_000,
    noHandleSignals: true,
    // Each job's start and end are the run's own events; only what goes wrong with the queue itself is worth a line.
    logger: new Logger(() => (level, message) => {
      if (level === "error" || level === "warning") options.log(message);
    }),
    parsedCronItems: [],
    taskList: {
      [executeRunTask]: async (data) => {
        const { runId } = payload.parse(data);
        options.log(`Takes run ${runId}.`);
        await executeRun(executor, runId);
      },
    },
  });
  const looking = setInterval(() => {
    recoverLostRuns(db).catch((error) => options.log("Lost runs could not be looked for.", error));
  }, lookForLostRunsEveryMs);

  // A cluster that answers slowly is not asked again meanwhile.
  const stopFollowing = every(
    lookAtRayEveryMs,
    () => followRayRuns(db, owner),
    (error) => options.log("Runs on Ray could not be looked after.", error),
  );
  fillShapeTokens(db, stopping.signal).catch((error) =>
    options.log("The search by shape could not be prepared for older problems.", error),
  );

  const stopWatching = every(
    watchEveryMs,
    () => watchRuns(db).then(() => postAlerts(db)),
    (error) => options.log("Runs could not be watched.", error),
  );

  const stopScoping = every(
    watchEveryMs,
    () => scopeAudit(db),
    (error) => options.log("The audit log could not be sorted by curriculum.", error),
  );

  return {
    stop: async () => {
      stopping.abort();
      clearInterval(looking);
      await Promise.all([stopFollowing(), stopWatching(), stopScoping()]);
      await queue.stop();
      await backend.close();
      await db.$disconnect();
      await pool.end();
    },
  };
}
