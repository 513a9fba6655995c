import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** LADDERBOARD_DATA_DIR, or `data` in the project's folder. */
export const dataFolder = (): string =>
  resolve(/*turbopackIgnore: true*/ process.env.LADDERBOARD_DATA_DIR || "data");

/** What a Ladderboard that runs on the data folder keeps there while it runs, readable by its owner alone. */
export const runningNotes = { databaseUrl: "database-url", webUrl: "web-url" } as const;

/** Null where none runs on the data folder. */
export function noteOfRunning(note: keyof typeof runningNotes): string | null {
  const file = join(/*turbopackIgnore: true*/ dataFolder(), runningNotes[note]);
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
}
