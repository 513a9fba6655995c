import { execFileSync } from "node:child_process";
import { Problem, run } from "./steps.js";

/** @param {string} program */
export function onPath(program) {
  try {
    execFileSync("sh", ["-c", `command -v ${program}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Whether packages may be installed without asking: on Debian, as root. */
export const mayInstall = () => process.getuid?.() === 0 && onPath("apt-get");

/** @param {string[]} packages */
export async function installPackages(packages) {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-q"], env);
  const words = ["install", "-y", "-q", "--no-install-recommends", ...packages];
  if ((await run("apt-get", words, env)) === 0) return;
  throw new Problem(
    `${packages.join(" and ")} could not be installed.`,
    "See the messages of apt-get above.",
  );
}
