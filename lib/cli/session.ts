import { resolve } from "node:path";
import { connect, type Database, databaseUrl } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import { exitCodeOf, exitCodes } from "./exit-codes";

/** A file as the person named it, seen from the folder where they typed the command. */
export function namedFile(path: string): string {
  return resolve(process.env.LADDERBOARD_CALLED_FROM ?? ".", path);
}

/** Does one command's work with the database, and closes it. */
export async function withDatabase<T>(work: (db: Database, url: string) => Promise<T>): Promise<T> {
  const url = databaseUrl();
  const db = connect(url, { connections: 4 });
  try {
    return await work(db, url);
  } finally {
    await db.$disconnect();
  }
}

/** The only way a command ends badly: says what is wrong and what to do, on standard error, and sets the exit code. */
export function reportError(error: unknown): void {
  if (error instanceof LadderboardError) {
    console.error(error.message);
    for (const { field, message } of error.fields) console.error(`  ${field}: ${message}`);
    if (error.remedy) console.error(`→ ${error.remedy}`);
    process.exitCode = exitCodeOf[error.code];
    return;
  }
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = exitCodes.failed;
}

type Named = { id: string; name: string };

/** Finds a row by its id or its name. @throws LadderboardError not-found, naming what there is */
export function pick<T extends Named>(what: string, rows: readonly T[], wanted: string): T {
  const found = rows.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase());
  if (found) return found;
  const names = rows.map(({ name }) => `“${name}”`).join(", ");
  throw new LadderboardError("not-found", `There is no ${what} “${wanted}”.`, {
    remedy: rows.length > 0 ? `There is ${names}.` : `There is no ${what} yet.`,
  });
}
