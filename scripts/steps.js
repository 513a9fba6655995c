import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** @param {string} path below the project's root */
export const fromRoot = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** What went wrong and what to do about it; printed without a stack trace. */
export class Problem extends Error {
  /** @param {string} message @param {string} remedy */
  constructor(message, remedy) {
    super(message);
    this.remedy = remedy;
  }
}

/** @param {unknown} error prints it and ends the process */
export function giveUp(error) {
  const expected = error instanceof Problem || (error instanceof Error && "remedy" in error);
  console.error(`\n✗ ${expected ? error.message : error instanceof Error ? error.stack : error}`);
  if (expected && error.remedy) console.error(`  → ${error.remedy}`);
  process.exit(1);
}

/**
 * Runs a program to its end, with its output on ours.
 * @param {string} program @param {string[]} args @param {NodeJS.ProcessEnv} [env] @returns {Promise<number>} exit code
 */
export function run(program, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: fromRoot("."),
      stdio: "inherit",
      env: { ...process.env, ...env },
    });
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

/** A package's program, run by this same Node. @param {string} script below node_modules @param {string[]} args */
export const runTool = (script, args, env = {}) =>
  run(process.execPath, [fromRoot(`node_modules/${script}`), ...args], env);

/** One hash of the content of files and folders, so that a fresh checkout of the same sources counts as unchanged. */
export function contentHash(/** @type {string[]} */ paths) {
  const hash = createHash("sha256");
  const add = (/** @type {string} */ path) => {
    if (!statSync(fromRoot(path), { throwIfNoEntry: false })) return;
    if (statSync(fromRoot(path)).isDirectory()) {
      for (const name of readdirSync(fromRoot(path)).sort()) if (name !== "generated") add(`${path}/${name}`);
    } else {
      hash.update(`${path}\0`).update(readFileSync(fromRoot(path)));
    }
  };
  for (const path of paths) add(path);
  return hash.digest("hex");
}
