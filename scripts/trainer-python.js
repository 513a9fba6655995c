import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { contentHash, fromRoot, Problem, run } from "./steps.js";

const folder = "trainer/.venv";
const requirements = "trainer/requirements-test.txt";
const stamp = `${folder}/ladderboard-install`;

/** A Python that is new enough for the trainer, or null. @returns {string | null} */
export function findPython() {
  const names = ["python3.13", "python3.12", "python3.11", "python3.10", "python3"];
  return names.find((name) => isNewEnough(name)) ?? null;
}

/** @param {string} program */
function isNewEnough(program) {
  try {
    const test = "import sys, venv; sys.exit(sys.version_info < (3, 10))";
    execFileSync(program, ["-c", test], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/**
 * The interpreter of the trainer's own environment, with the locked packages; made where it is missing or they changed.
 * LADDERBOARD_TRAINER_PYTHON names one that is there already.
 * @param {string | null} python from findPython() @returns {Promise<string>}
 */
export async function trainerPython(python) {
  if (process.env.LADDERBOARD_TRAINER_PYTHON) return process.env.LADDERBOARD_TRAINER_PYTHON;
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
      "Check that PyPI can be reached and that the disk has 3 GB left; see the messages above.",
    );
  }
  writeFileSync(fromRoot(stamp), wanted);
  return own;
}
