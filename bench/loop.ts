/**
 * The bundled loop with every stage's default settings, as a person on a laptop runs it: seconds of each stage from launch
 * to end, by the application's own worker, on an empty data folder; and the accuracy before and after.
 * Usage: npm run bench:loop
 */
import { execFileSync } from "node:child_process";
import startApp from "@/e2e/start-app";

const stop = await startApp();
const env = { ...process.env, LADDERBOARD_DATA_DIR: process.env.LADDERBOARD_E2E_DATA };

/** Seconds of one command of the loop, and its last line. */
function stage(...args: string[]): { seconds: number; said: string } {
  const begin = performance.now();
  const text = execFileSync(process.execPath, ["bin/ladderboard.js", ...args], { env, encoding: "utf8" });
  return { seconds: (performance.now() - begin) / 1000, said: text.trim().split("\n").at(-1) ?? "" };
}

try {
  const before = stage("evaluate", "--no-worker");
  const loop = [
    ["generate", "--no-worker"],
    ["verify", "--no-worker"],
    ["review", "--apply-policy"],
    ["train", "--no-worker"],
    ["evaluate", "--no-worker"],
  ].map((args) => ({ name: args[0], ...stage(...args) }));
  console.log(`evaluate, untrained: ${before.said}`);
  for (const { name, seconds, said } of loop)
    console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}: ${said}`);
  const total = loop.reduce((sum, { seconds }) => sum + seconds, 0);
  console.log(`${total.toFixed(1).padStart(7)} s  generate → verify → review → train → evaluate`);
} finally {
  await stop();
}
