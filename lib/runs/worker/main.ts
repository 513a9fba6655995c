import { pino } from "pino";
import { databaseUrl } from "@/lib/db";
import { startWorker } from "./worker";

const logger = pino({ name: "worker" });

try {
  const worker = await startWorker(databaseUrl(), {
    log: (message, error) => (error ? logger.warn({ err: error }, message) : logger.info(message)),
  });
  logger.info("The worker waits for runs.");
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      logger.info("Stops.");
      void worker.stop().then(() => process.exit(0));
    });
  }
} catch (error) {
  logger.fatal({ err: error }, "The worker cannot start.");
  process.exit(1);
}
