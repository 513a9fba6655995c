import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { endProcess } from "@/lib/db/embedded/running-process";
import type { Running } from "./service";

/** Starts a Node program with its output in a log file. It is in a group of its own: only we end it. */
export async function startNode(
  args: readonly string[],
  log: string,
  env: NodeJS.ProcessEnv,
): Promise<Running> {
  const output = openSync(log, "a", 0o600);
  const child = spawn(process.execPath, args, { stdio: ["ignore", output, output], detached: true, env });
  closeSync(output);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", reject);
  });
  const pid = child.pid as number;
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    await endProcess(pid, "SIGTERM", "SIGKILL");
    await ended;
  };
  return { pid, ended, stop };
}
