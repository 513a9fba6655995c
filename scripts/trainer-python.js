import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { checkFree } from "./free-disk.js";
import { contentHash, fromRoot, Problem, run } from "./steps.js";

const folder = "trainer/.venv";
const requirements = "trainer/requirements-test.txt";
const stamp = `${folder}/ladderboard-install`;

/** With a torch for processors alone, as on macOS; PyPI's for Linux brings NVIDIA's libraries with it. */
const bytesToInstall = 3e9;

/** Whether the trainer's tests can have their interpreter here. */
export const hasPython = () => Boolean(process.env.LADDERBOARD_TRAINER_PYTHON) || findPython() !== null;

/** A Python that is new enough for the trainer, or null. @returns {string | null} */
function findPython() {
  const names = ["python3.13", "python3.12", "python3.11", "python3.10", "python3"];
  return names.find((name) => isNewEnough(name)) ?? null;
}

/** @param {string} program */
function isNewEnough(program) {
  try {
    // Debian has the module venv without python3-venv, but cannot make an environment with it.
    const test = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))";
    execFileSync(program, ["-c", test], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/**
 * The interpreter of the trainer's own environment, with the locked packages; made where it is missing or they changed.
 * LADDERBOARD_TRAINER_PYTHON names one that is there already.
 * @returns {Promise<string>}
 */
export async function trainerPython() {
  if (process.env.LADDERBOARD_TRAINER_PYTHON) return process.env.LADDERBOARD_TRAINER_PYTHON;
  const python = findPython();
  if (python === null) {
    throw new Problem(
      "The trainer's tests need Python 3.10 or later with its venv module, which is not here.",
      "Install it (Debian: `sudo apt-get install python3 python3-venv`).",
    );
  }
  const own = fromRoot(`${folder}/bin/python`);
  const wanted = contentHash([requirements]);
  if (existsSync(own) && existsSync(fromRoot(stamp)) && readFileSync(fromRoot(stamp), "utf8") === wanted)
    return own;
  checkFree("trainer", bytesToInstall, "the trainer's Python packages");
  const made = (await run(python, ["-m", "venv", fromRoot(folder)])) === 0;
  const pip = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "-r",
    fromRoot(requirements),
  ];
  if (!made || (await run(own, pip)) !== 0) {
    throw new Problem(
      "The trainer's Python packages could not be installed.",
      "Check that PyPI can be reached, and that the disk has 10 GB for a torch with NVIDIA's libraries; see the messages above.",
    );
  }
  writeFileSync(fromRoot(stamp), wanted);
  return own;
}
