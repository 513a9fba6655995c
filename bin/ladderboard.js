#!/usr/bin/env node
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const bundle = join(root, "dist", "cli.js");
if (!existsSync(bundle)) {
  console.error(
    "Ladderboard is not built yet.\n→ Run `npm run build` in its folder, or `npm run quickstart` once.",
  );
  process.exit(2);
}
// Files that a person names stand in the folder where they typed the command; ours stand in the project's.
process.env.LADDERBOARD_CALLED_FROM ??= process.cwd();
process.chdir(root);
await import(bundle);
