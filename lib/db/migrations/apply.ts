import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { makeWorkerUtils } from "graphile-worker";
import { LadderboardError } from "@/lib/errors";
import { withSchemaEngine } from "./schema-engine";

/**
 * Brings the database, and the tables of its job queue, to the schema of prisma/migrations and gives the names of the migrations that it applied now.
 * Each migration is one transaction; a database that is up to date is left alone.
 */
export async function applyMigrations(
  databaseUrl: string,
  folder = join(process.cwd(), "prisma/migrations"),
) {
  const migrationsList = await readMigrations(folder);
  try {
    await migrateQueue(databaseUrl);
    return await withSchemaEngine(databaseUrl, async (engine) => {
      const filters = { externalTables: [], externalEnums: [] };
      return (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames;
    });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    if (notReached.has((cause as { code?: unknown }).code))
      throw new LadderboardError("unavailable", `The database cannot be reached: ${why}`, {
        remedy: "See that it runs, and that DATABASE_URL names its host, port, database and password.",
        cause,
      });
    throw new LadderboardError("unavailable", `The database could not be migrated: ${why}`, {
      remedy:
        "Run the version that made this database, or restore a backup. Its table _prisma_migrations says how far it got.",
      cause,
    });
  }
}

/** Of the connection, and of PostgreSQL: a wrong password, a database that is not there. */
const notReached = new Set<unknown>(["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "28P01", "3D000"]);

/** The queue keeps a schema of its own, so that a run can be put in line in the transaction that writes it. */
async function migrateQueue(databaseUrl: string): Promise<void> {
  const queue = await makeWorkerUtils({ connectionString: databaseUrl });
  await queue.migrate();
  await queue.release();
}

async function readMigrations(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: folder,
    lockfile: {
      path: "migration_lock.toml",
      content: await readFile(join(folder, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok" as const, value: await readFile(join(folder, name, "migration.sql"), "utf8") },
        },
      })),
    ),
  };
}
