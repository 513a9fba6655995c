// Bundles a benchmark of pure code as the product is bundled, so that it measures what runs, and starts it.
// Usage: node bench/bundled.js verifier/main|verifier/fuzz|learner [its arguments]
import { spawnSync } from "node:child_process";
import { build } from "esbuild";

const [name, ...args] = process.argv.slice(2);
const outfile = `dist/bench-${name.replace("/", "-")}.js`;
await build({
  entryPoints: [`bench/${name}.ts`],
  outfile,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  packages: "external",
  tsconfig: "tsconfig.json",
  logLevel: "warning",
});
const { status } = spawnSync(process.execPath, ["--expose-gc", outfile, ...args], { stdio: "inherit" });
process.exitCode = status ?? 1;
