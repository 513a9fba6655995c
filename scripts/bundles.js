import { existsSync } from "node:fs";
import { build } from "esbuild";
import { fromRoot } from "./steps.js";

/** What runs beside the web server: file in dist/ → its source. */
const entries = {
  worker: "lib/runs/worker/main.ts",
  thread: "lib/backends/embedded/thread.ts",
  cli: "lib/cli/main.ts",
  prepare: "scripts/supervisor/prepare.ts",
  serve: "scripts/supervisor/main.ts",
};

/**
 * Bundles our own TypeScript into dist/ as ES modules; packages stay in node_modules. Takes well below a second.
 * @param {readonly string[]} names which of them
 */
export async function buildBundles(names = Object.keys(entries)) {
  const present = Object.entries(entries).filter(
    ([name, source]) => names.includes(name) && existsSync(fromRoot(source)),
  );
  if (present.length === 0) return;
  await build({
    absWorkingDir: fromRoot("."),
    entryPoints: present.map(([out, source]) => ({ in: source, out })),
    outdir: "dist",
    bundle: true,
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    format: "esm",
    platform: "node",
    target: "node20.19",
    packages: "external",
    tsconfig: "tsconfig.json",
    sourcemap: true,
    logLevel: "warning",
  });
}
