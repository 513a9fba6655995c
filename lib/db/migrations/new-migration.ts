import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { databaseUrl } from "..";
import { withSchemaEngine } from "./schema-engine";

/**
 * Writes the SQL that leads from the schema of the last commit (or from nothing) to prisma/schema.prisma as it
 * stands, into a new folder of prisma/migrations: `npm run migration -- add_tags`. Triggers and checks are then
 * added by hand. DATABASE_URL may name any database: nothing is read from it.
 */
async function writeMigration(name: string, from: string | null): Promise<string> {
  const schema = (content: string) => ({
    tag: "schemaDatamodel" as const,
    files: [{ path: "schema.prisma", content }],
  });
  const filters = { externalTables: [], externalEnums: [] };
  const to = schema(readFileSync("prisma/schema.prisma", "utf8"));
  const { stdout } = await withSchemaEngine(databaseUrl(), (engine) =>
    engine.diff({
      from: from === null ? { tag: "empty" } : schema(from),
      to,
      script: true,
      exitCode: null,
      filters,
    }),
  );
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join("prisma/migrations", `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), stdout ?? "");
  return folder;
}

function schemaOfLastCommit(): string | null {
  try {
    return execFileSync("git", ["show", "HEAD:prisma/schema.prisma"], { encoding: "utf8", stdio: "pipe" });
  } catch {
    return null;
  }
}

const name = process.argv[2] ?? "";
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error("Give the migration a name in small letters: npm run migration -- add_tags");
  process.exit(2);
}
console.log(await writeMigration(name, process.argv[3] === "--from-empty" ? null : schemaOfLastCommit()));
