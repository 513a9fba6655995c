import { pino } from "pino";
import { databaseUrl } from "@/lib/db";
import { startTraces } from "@/lib/operations/traces";
import { startWorker } from "./worker";

const logger = pino({ name: "worker" });

try {
  const stopTraces = await startTraces("ladderboard-worker");
  const worker = await startWorker(databaseUrl(), {
    log: (message, error) => (error ? logger.warn({ err: error }, message) : logger.info(message)),
  });
  logger.info("The worker waits for runs.");
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      logger.info("Stops.");
      void worker
        .stop()
        .then(() => stopTraces?.())
        .then(() => process.exit(0));
    });
  }
} catch (error) {
  logger.fatal({ err: error }, "The worker cannot start.");
  process.exit(1);
}
