import { Prisma } from "./generated/client";

/** Whether an error says that the server cannot be reached just now: a start or a change of server passes. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  const said = error instanceof Error ? `${(error as { code?: string }).code ?? ""} ${error.message}` : "";
  return /P1001|P1002|P1008|P1017|P2024|P2028|ECONNREFUSED|ECONNRESET|57P0|terminating connection|Connection terminated|starting up|shutting down|server has closed/i.test(
    said,
  );
}
