import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runningNotes } from "@/lib/data-folder";
import { connect, type Database } from "@/lib/db";

/** The application's own database, for what a test needs to be there already. */
export function appDatabase(): Database {
  const file = join(process.env.LADDERBOARD_E2E_DATA ?? "", runningNotes.databaseUrl);
  return connect(readFileSync(file, "utf8").trim(), { connections: 2 });
}
