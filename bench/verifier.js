// Bundles the benchmark as the product is bundled, so that it measures what runs, and starts it.
import { spawnSync } from "node:child_process";
import { build } from "esbuild";

await build({
  entryPoints: ["bench/verifier/main.ts"],
  outfile: "dist/bench-verifier.js",
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  packages: "external",
  tsconfig: "tsconfig.json",
  logLevel: "warning",
});
const { status } = spawnSync(process.execPath, ["dist/bench-verifier.js", ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exitCode = status ?? 1;
