import { mkdirSync } from "node:fs";
import { Client } from "pg";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/lib/db/embedded/server";
import { applyMigrations } from "@/lib/db/migrations/apply";
import { seedSteps } from "./seed";

const name = "bench_api";
/** Building indexes over ten million rows in the product's 32 MB would only make the seeding slower. */
const seedMemory = "SET maintenance_work_mem = '512MB'";

export type BenchDatabase = { readonly url: string; stop(): Promise<void> };

/**
 * The bench's database in a folder that is kept between runs: migrated, and seeded step by step. Each step is a transaction
 * that is not done twice, so a run that was ended goes on where it was. Null where `seconds` were over before the last step.
 */
export async function benchDatabase(folder: string, seconds: number): Promise<BenchDatabase | null> {
  mkdirSync(folder, { recursive: true });
  const server = await startEmbeddedPostgres({ folder });
  try {
    await server.createDatabase(name);
    await applyMigrations(server.url(name));
    if (await seeded(server, seconds)) return { url: server.url(name), stop: server.stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
  await server.stop();
  return null;
}

async function seeded(server: EmbeddedPostgres, seconds: number): Promise<boolean> {
  const started = performance.now();
  const client = new Client({ connectionString: server.url(name) });
  await client.connect();
  try {
    await client.query("CREATE TABLE IF NOT EXISTS bench_step (name text PRIMARY KEY)");
    await client.query(seedMemory);
    for (const { name: step, sql, alone } of seedSteps) {
      const { rowCount } = await client.query("SELECT FROM bench_step WHERE name = $1", [step]);
      if (rowCount) continue;
      if (performance.now() - started > seconds * 1000) return false;
      console.log(`seeding: ${step}`);
      if (alone) {
        await client.query(sql);
        await client.query("INSERT INTO bench_step VALUES ($1)", [step]);
        continue;
      }
      // Rows are written as they would be; the triggers that write them one by one are left out.
      await client.query(
        "BEGIN; SET LOCAL session_replication_role = replica; SET LOCAL synchronous_commit = off",
      );
      await client.query(sql);
      await client.query("INSERT INTO bench_step VALUES ($1)", [step]);
      await client.query("COMMIT");
    }
    return true;
  } finally {
    await client.end();
  }
}
