import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** The command line of a live process; null where there is none. Process numbers are given again: check what it is. */
export function commandOf(pid: number): string | null {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return null;
  }
  try {
    if (process.platform === "linux")
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    return execFileSync("ps", ["-p", String(pid), "-o", "command="], {
      encoding: "utf8",
      stdio: "pipe",
    }).trim();
  } catch {
    return null;
  }
}

/** Asks a process to end and waits until it has; after `patience` milliseconds it is made to. */
export async function endProcess(pid: number, ask: NodeJS.Signals, force: NodeJS.Signals, patience = 10_000) {
  send(pid, ask);
  const deadline = Date.now() + patience;
  let forced = false;
  while (commandOf(pid)) {
    if (!forced && Date.now() > deadline) {
      send(pid, force);
      forced = true;
    }
    await wait(50);
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
