import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { checkFree } from "./free-disk.js";
import { contentHash, fromRoot, Problem, run } from "./steps.js";

/** A complete installation and build need about this much; what is missing of it is said before anything is begun. */
const bytesToInstall = 1.5e9;
const bytesToRun = 0.3e9;

/** Throws a Problem where Node is too old for what the project uses. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Problem(
    `Ladderboard needs Node.js 20.19 or later; this is ${process.versions.node}.`,
    "Install a current Node.js from https://nodejs.org, then run the command again.",
  );
}

/** Throws a Problem where the disk of a folder is nearly full. @param {string} folder @param {string} purpose */
export function checkDisk(folder, purpose) {
  checkFree(folder, isInstalled() ? bytesToRun : bytesToInstall, purpose);
}

const installStamp = "node_modules/.ladderboard-install";
const installHash = () => contentHash(["package-lock.json"]) + process.platform + process.arch;
const isInstalled = () => stampIs(installStamp, installHash());

/** Installs the locked dependencies where they have changed. @returns {Promise<boolean>} whether it did */
export async function install() {
  if (isInstalled()) return false;
  // No package needs its install script here, and some would download what a closed network cannot reach.
  const args = ["ci", "--ignore-scripts", "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
  const npm = process.env.npm_execpath ?? "";
  const code = npm.endsWith("js") ? await run(process.execPath, [npm, ...args]) : await run("npm", args);
  if (code !== 0) {
    throw new Problem(
      "The dependencies could not be installed.",
      "Check that the npm registry can be reached.",
    );
  }
  writeFileSync(fromRoot(installStamp), installHash());
  return true;
}

/** What the build is made from. */
const sources = ["app", "lib", "prisma", "public", "scripts", "package-lock.json", "package.json"];
const configurations = [
  "instrumentation.ts",
  "next.config.js",
  "postcss.config.js",
  "proxy.ts",
  "tsconfig.json",
];
const buildStamp = ".next/ladderboard-build";

/** Builds the application where its sources have changed. @returns {Promise<boolean>} whether it did */
export async function build() {
  const hash = contentHash([...sources, ...configurations]);
  if (stampIs(buildStamp, hash) && existsSync(fromRoot("dist/serve.js"))) return false;
  if ((await run(process.execPath, [fromRoot("scripts/build.js"), "--web"])) !== 0) {
    throw new Problem("The application could not be built.", "See the messages above.");
  }
  mkdirSync(fromRoot(".next"), { recursive: true });
  writeFileSync(fromRoot(buildStamp), hash);
  return true;
}

function stampIs(/** @type {string} */ stamp, /** @type {string} */ value) {
  return existsSync(fromRoot(stamp)) && readFileSync(fromRoot(stamp), "utf8") === value;
}
