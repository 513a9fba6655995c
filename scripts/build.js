import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { buildBundles } from "./bundles.js";
import { contentHash, fromRoot, giveUp, Problem, runTool } from "./steps.js";

/** Writes the Prisma client where the schema has changed since it was written. */
async function generateClient() {
  const stamp = fromRoot("lib/db/generated/schema-hash");
  const schema = contentHash(["prisma/schema.prisma", "package-lock.json"]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === schema) return;
  // The command insists on a schema engine, which it then does not use, and would download one: any file will do.
  const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" };
  if ((await runTool("prisma/build/index.js", ["generate", "--no-hints"], env)) !== 0) {
    throw new Problem(
      "The database client could not be generated.",
      "Is prisma/schema.prisma valid? See above.",
    );
  }
  writeFileSync(stamp, schema);
}

async function buildWeb() {
  const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  if ((await runTool("next/dist/bin/next", ["build"], env)) !== 0) {
    throw new Problem("The web application does not build.", "See the messages of Next.js above.");
  }
}

// `node scripts/build.js` makes the database client and what runs beside the web server; `--web` the web server too.
try {
  await generateClient();
  await buildBundles();
  if (process.argv.includes("--web")) await buildWeb();
} catch (error) {
  giveUp(error);
}
