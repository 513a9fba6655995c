import { PrismaPg } from "@prisma/adapter-pg";
import { noteOfRunning } from "@/lib/data-folder";
import { LadderboardError } from "@/lib/errors";
import { Prisma, PrismaClient } from "./generated/client";

export { isDatabaseAway } from "./database-away";
export { Prisma };
export type Database = PrismaClient;
/** What a function may use that must run inside a caller's transaction. */
export type Transaction = Prisma.TransactionClient;

/** A client of its own, for tests and short commands; close it with `$disconnect()`. */
export function connect(databaseUrl: string, options: { connections?: number } = {}): Database {
  const adapter = new PrismaPg({ connectionString: databaseUrl, max: options.connections ?? 10 });
  return new PrismaClient({ adapter });
}

const shared = globalThis as { ladderboardDatabase?: Database };

/** The process's one client. Kept on globalThis, since a development server loads this module again on each change. */
export function database(): Database {
  shared.ladderboardDatabase ??= connect(databaseUrl());
  return shared.ladderboardDatabase;
}

/** DATABASE_URL; else the embedded database of a Ladderboard that runs on the data folder. */
export function databaseUrl(): string {
  const url = process.env.DATABASE_URL || noteOfRunning("databaseUrl");
  if (url) return url;
  throw new LadderboardError("unavailable", "There is no database: DATABASE_URL is not set.", {
    remedy: "Start Ladderboard with `npm run quickstart`, or set DATABASE_URL to a PostgreSQL database.",
  });
}
