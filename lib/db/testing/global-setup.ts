import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { buildBundles } from "@/scripts/bundles.js";
import { startEmbeddedPostgres } from "../embedded/server";
import { applyMigrations } from "../migrations/apply";

declare module "vitest" {
  interface ProvidedContext {
    /** The test server, and the migrated database that each test file gets a copy of. */
    postgres: { readonly url: string; readonly template: string };
  }
}

const template = "ladderboard_template";

/** One PostgreSQL for the whole test run, in a folder that is thrown away: nothing needs to outlive a power cut. */
export default async function setup(project: TestProject) {
  await buildBundles(["worker", "thread", "cli"]);
  const folder = mkdtempSync(join(tmpdir(), "ladderboard-test-"));
  const settings = {
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    max_connections: "200",
  };
  const server = await startEmbeddedPostgres({ folder, settings });
  const kill = () => process.kill(server.pid, "SIGQUIT");
  process.once("exit", kill);
  await server.createDatabase(template);
  await applyMigrations(server.url(template));
  project.provide("postgres", { url: server.url("postgres"), template });
  return async () => {
    process.off("exit", kill);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
