import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "@/lib/db/embedded/free-port";
import { trainerPython } from "./ray-head";

/** `transformers serve` on this machine's CPU: answers for any folder of weights that a request names. */
export async function serveWeights(): Promise<{ baseUrl: string; close(): Promise<void> }> {
  const port = await freePort();
  const program = join(dirname(trainerPython()), "transformers");
  const words = ["serve", "--host", "127.0.0.1", "--port", String(port), "--device", "cpu"];
  const env = { ...process.env, HF_HUB_OFFLINE: "1", OMP_NUM_THREADS: "1" };
  const server = spawn(program, words, { env, stdio: "ignore" });
  process.once("exit", () => server.kill("SIGKILL"));
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const baseUrl = `http://127.0.0.1:${port}/v1`;
  while (
    !(await fetch(`http://127.0.0.1:${port}/health`).then(
      (reply) => reply.ok,
      () => false,
    ))
  ) {
    if (server.exitCode !== null) throw new Error(`transformers serve ended with ${server.exitCode}.`);
    await pause(200);
  }
  return {
    baseUrl,
    close: () => {
      server.kill("SIGKILL");
      return ended;
    },
  };
}
