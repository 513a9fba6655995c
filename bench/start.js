import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

// `npm run bench:start [-- --fresh]`: how long a start takes, and how much memory the idle application holds. With
// --fresh the project is cloned first (its last commit), so that installation and build are measured too. Linux only.
const fresh = process.argv.includes("--fresh");
const temporary = mkdtempSync(join(tmpdir(), "ladderboard-bench-"));
const project = fresh ? join(temporary, "project") : process.cwd();
if (fresh) execFileSync("git", ["clone", "-q", process.cwd(), project]);
const data = join(temporary, "data");
const port = process.env.PORT ?? "3990";

/** Seconds until the sign-in link or address is printed; the process goes on. */
async function start() {
  const env = { ...process.env, PORT: port, LADDERBOARD_DATA_DIR: data };
  const begin = performance.now();
  const child = spawn("npm", ["run", "--silent", "quickstart"], {
    cwd: project,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const seconds = await new Promise((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (chunk) => {
      text += chunk;
      if (text.includes("Ladderboard is at")) resolve((performance.now() - begin) / 1000);
    });
    child.once("exit", () => reject(new Error(text)));
  });
  return { seconds, child };
}

/** Proportional set size in MB of a process and all below it: memory that several share counts once. */
function memory(/** @type {number} */ pid) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8")
    .trim()
    .split(" ")
    .filter(Boolean);
  const own =
    Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0) / 1024;
  return children.reduce((sum, child) => sum + memory(Number(child)), own);
}

async function stop(/** @type {import("node:child_process").ChildProcess} */ child) {
  const { supervisor } = JSON.parse(readFileSync(join(data, "running.json"), "utf8"));
  process.kill(supervisor, "SIGTERM");
  await new Promise((resolve) => child.once("exit", resolve));
}

const first = await start();
await stop(first.child);
const later = await start();
await wait(20_000);
const { supervisor, services } = JSON.parse(readFileSync(join(data, "running.json"), "utf8"));
const rows = [
  [fresh ? "first start, fresh clone (s)" : "first start, new data folder (s)", first.seconds.toFixed(1)],
  ["later start (s)", later.seconds.toFixed(1)],
  ...Object.entries(services).map(([name, pid]) => [
    `memory of ${name}, idle (MB)`,
    memory(Number(pid)).toFixed(0),
  ]),
  ["memory of everything, supervisor included (MB)", memory(supervisor).toFixed(0)],
];
await stop(later.child);
rmSync(temporary, { recursive: true, force: true });
for (const [what, value] of rows) console.log(`${what.padEnd(50)} ${value}`);
