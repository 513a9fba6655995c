import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "@/lib/db/embedded/free-port";

/** The interpreter of the trainer's own environment, which `npm test` makes. */
export function trainerPython(): string {
  const python = process.env.LADDERBOARD_TRAINER_PYTHON;
  if (python) return python;
  throw new Error(
    "LADDERBOARD_TRAINER_PYTHON is not set: run `npm test -- trainer`, which makes the environment.",
  );
}

export type RayHead = {
  readonly address: string;
  readonly token: string;
  kill(): Promise<void>;
  /** Ends the trainers of its jobs, as a machine that runs out of memory does. Whether there were any. */
  killTrainer(): boolean;
  close(): Promise<void>;
};

/** A real Ray head from its wheel, on loopback, with token authentication and nothing to do. Takes about 10 s. */
export async function startRayHead(): Promise<RayHead> {
  const folder = mkdtempSync(join(tmpdir(), "lbray-"));
  const bin = dirname(trainerPython());
  const token = randomBytes(24).toString("hex");
  const [port, dashboard, agent, client] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freePort(),
  ]);
  const env = {
    ...process.env,
    PATH: `${bin}:${process.env.PATH}`,
    RAY_AUTH_MODE: "token",
    RAY_AUTH_TOKEN: token,
    RAY_DISABLE_IMPORT_WARNING: "1",
    OMP_NUM_THREADS: "1",
  };
  const options = {
    head: null,
    block: null,
    "num-cpus": 4,
    "num-gpus": 0,
    port,
    "dashboard-host": "127.0.0.1",
    "dashboard-port": dashboard,
    // Their usual ports may be another head's.
    "dashboard-agent-listen-port": agent,
    "ray-client-server-port": client,
    "node-ip-address": "127.0.0.1",
    "temp-dir": folder,
    "object-store-memory": 100_000_000,
    "disable-usage-stats": null,
  };
  const words = Object.entries(options).flatMap(([name, value]) => [
    `--${name}`,
    ...(value === null ? [] : [String(value)]),
  ]);
  const head = spawn(join(bin, "ray"), ["start", ...words], { env, stdio: "ignore", detached: true });
  // A test run that is ended in the middle leaves no cluster behind.
  process.once("exit", () => endAll(processesOf(head)));
  const address = `http://127.0.0.1:${dashboard}`;
  await untilAnswers(address, token, head);
  const kill = () => killGroup(head);
  return {
    address,
    token,
    kill,
    killTrainer: () => {
      const trainers = processesOf(head).filter((pid) => commandOf(pid).includes("ladderboard_trainer"));
      endAll(trainers);
      return trainers.length > 0;
    },
    close: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function untilAnswers(address: string, token: string, head: ChildProcess): Promise<void> {
  const headers = { Authorization: `Bearer ${token}` };
  for (;;) {
    if (head.exitCode !== null) throw new Error(`ray start ended with ${head.exitCode}.`);
    const up = await fetch(`${address}/api/jobs/`, { headers }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return;
    await pause(200);
  }
}

/** The head and all that it started: Ray gives its processes groups of their own, so they are found by their parents. */
async function killGroup(head: ChildProcess): Promise<void> {
  if (head.exitCode !== null || head.signalCode !== null || !head.pid) return;
  const ended = new Promise((resolve) => head.once("exit", resolve));
  endAll(processesOf(head));
  await ended;
}

function endAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended meanwhile.
    }
  }
}

function commandOf(pid: number): string {
  try {
    return execFileSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

/** The head's and those of all that it started, while it runs; none afterwards, when their numbers may be others'. */
function processesOf(head: ChildProcess): number[] {
  const runs = head.pid !== undefined && head.exitCode === null && head.signalCode === null;
  return runs ? descendants(head.pid as number) : [];
}

function descendants(root: number): number[] {
  const rows = execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  const parents = rows.map((row) => row.trim().split(/\s+/).map(Number) as [number, number]);
  const found = [root];
  for (const one of found) for (const [pid, parent] of parents) if (parent === one) found.push(pid);
  return found;
}
