// Bundles the benchmark (or, as `fuzz`, the attack) as the product is bundled, so that it measures what runs, and starts it.
import { spawnSync } from "node:child_process";
import { build } from "esbuild";

const isFuzz = process.argv[2] === "fuzz";
const outfile = `dist/bench-verifier${isFuzz ? "-fuzz" : ""}.js`;
await build({
  entryPoints: [`bench/verifier/${isFuzz ? "fuzz" : "main"}.ts`],
  outfile,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  packages: "external",
  tsconfig: "tsconfig.json",
  logLevel: "warning",
});
const args = ["--expose-gc", outfile, ...process.argv.slice(isFuzz ? 3 : 2)];
const { status } = spawnSync(process.execPath, args, { stdio: "inherit" });
process.exitCode = status ?? 1;
