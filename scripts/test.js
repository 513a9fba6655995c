import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { installPackages, mayInstall, onPath } from "./debian-packages.js";
import { build, checkDisk, checkNode, install } from "./project.js";
import { fromRoot, giveUp, Problem, run, runTool } from "./steps.js";
import { hasPython, trainerPython } from "./trainer-python.js";

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const reports = "test-results";

/** A check without tests of its own counts as one. @param {Promise<number>} code @returns {Promise<Counts>} */
const check = async (code) =>
  (await code) === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };

/** @param {string} project @returns {Promise<Counts>} */
async function vitest(project) {
  const report = `${reports}/${project}.json`;
  const output = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
  const code = await runTool("vitest/vitest.mjs", ["run", "--project", project, ...output]);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } = read(report);
  const failed = numFailedTests || (code !== 0 || numFailedTestSuites > 0 ? 1 : 0);
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests };
}

/** The Python package's own suite. @returns {Promise<Counts>} */
async function pytest() {
  const report = fromRoot(`${reports}/trainer.xml`);
  const options = ["-q", "-p", "no:cacheprovider", `--junitxml=${report}`];
  const code = await run(await trainerPython(), ["-m", "pytest", ...options, "trainer"]);
  const count = (/** @type {string} */ name) =>
    Number(new RegExp(`${name}="(\\d+)"`).exec(readText(report))?.[1] ?? 0);
  const [all, skipped, failed] = [count("tests"), count("skipped"), count("failures") + count("errors")];
  return { passed: all - skipped - failed, failed: failed || (code === 0 ? 0 : 1), skipped };
}

/** On a real Ray head, with the same Python. @returns {Promise<Counts>} */
async function ray() {
  process.env.LADDERBOARD_TRAINER_PYTHON = await trainerPython();
  return vitest("ray");
}

/** @param {string} file */
const readText = (file) => (existsSync(file) ? readFileSync(file, "utf8") : "");

/** @returns {Promise<Counts>} */
async function playwright() {
  const report = `${reports}/e2e.json`;
  // With the trainer's Python, a model is trained on a real cluster from the browser too.
  if (hasPython()) process.env.LADDERBOARD_TRAINER_PYTHON = await trainerPython();
  const code = await runTool("@playwright/test/cli.js", ["test", "--reporter=list,json"], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: fromRoot(report),
  });
  const { expected, flaky, unexpected, skipped } = read(report).stats;
  return { passed: expected, failed: unexpected + flaky || (code === 0 ? 0 : 1), skipped };
}

/** @param {string} report */
function read(report) {
  if (existsSync(fromRoot(report))) return JSON.parse(readFileSync(fromRoot(report), "utf8"));
  throw new Problem(`The tests ended without a report (${report}).`, "See the messages above.");
}

/** The browser of the end-to-end tests is Debian's. */
async function provideChromium() {
  if (process.env.CHROMIUM_PATH || onPath("chromium")) return;
  if (mayInstall()) return installPackages(["chromium"]);
  throw new Problem(
    "The end-to-end tests need Chromium, which is not installed.",
    "Install it (Debian: `sudo apt-get install chromium`), or name one with CHROMIUM_PATH.",
  );
}

/** In order: what is quick and explains later failures comes first. @type {[name: string, step: () => Promise<Counts>][]} */
const suites = [
  ["types", () => check(runTool("typescript/bin/tsc", ["--noEmit", "-p", "."]))],
  ["lint", () => check(runTool("@biomejs/biome/bin/biome", ["ci", "--colors=off", "."]))],
  ["import directions", () => check(run(process.execPath, ["scripts/import-directions.js"]))],
  ["unit", () => vitest("unit")],
  ["database", () => vitest("database")],
  ["start", () => vitest("start")],
  ["trainer", pytest],
  ["ray", ray],
  ["end to end", playwright],
];

/** What trains needs the trainer's Python: elsewhere its absence is said by name, here it fails. */
const needPython = ["trainer", "ray"];
const requiresPython = Boolean(process.env.CI);

async function prepare() {
  checkNode();
  checkDisk(".", "the installation");
  await install();
  await provideChromium();
  if (requiresPython && !hasPython() && mayInstall()) await installPackages(["python3", "python3-venv"]);
  await build();
  rmSync(fromRoot(reports), { recursive: true, force: true });
  mkdirSync(fromRoot(reports), { recursive: true });
}

/** `npm test` runs every suite; `npm test -- unit database` those named. A suite that ran nothing, or skipped, fails. */
async function main() {
  process.chdir(fromRoot("."));
  const named = process.argv.slice(2);
  const unknown = named.find((name) => !suites.some(([suite]) => suite === name));
  if (unknown)
    throw new Problem(
      `There is no suite "${unknown}".`,
      `Suites: ${suites.map(([name]) => name).join(", ")}`,
    );
  await prepare();

  /** @type {[string, Counts, number][]} */
  const results = [];
  /** @type {string[]} */
  const absent = [];
  const lacksPython = !requiresPython && !hasPython();
  for (const [name, step] of suites.filter(([name]) => named.length === 0 || named.includes(name))) {
    if (lacksPython && needPython.includes(name) && !named.includes(name)) {
      absent.push(name);
      continue;
    }
    if (lacksPython && name === "end to end") absent.push("e2e/ray.spec.ts");
    console.log(`\n━━ ${name}`);
    const start = performance.now();
    const counts = await step().catch((error) => {
      console.error(error instanceof Problem ? `✗ ${error.message} ${error.remedy}` : error);
      return { passed: 0, failed: 1, skipped: 0 };
    });
    results.push([name, counts, (performance.now() - start) / 1000]);
  }

  console.log("\n━━ summary");
  const total = { passed: 0, failed: 0, skipped: 0 };
  let good = true;
  for (const [name, counts, seconds] of results) {
    const ok = counts.failed === 0 && counts.skipped === 0 && counts.passed > 0;
    good &&= ok;
    for (const key of /** @type {const} */ (["passed", "failed", "skipped"])) total[key] += counts[key];
    const note = counts.passed + counts.failed === 0 ? "  no test ran" : "";
    console.log(`${ok ? "✓" : "✗"} ${name.padEnd(18)} ${inWords(counts)}  ${seconds.toFixed(1)} s${note}`);
  }
  for (const name of absent)
    console.log(`– ${name.padEnd(18)} not run: Python 3.10 or later with its venv module is not here`);
  console.log(`\n${inWords(total)}`);
  process.exit(good ? 0 : 1);
}

/** @param {Counts} counts */
const inWords = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

await main().catch(giveUp);
