import { statfsSync } from "node:fs";
import { Problem } from "./steps.js";

/** Throws a Problem where the disk of a folder is nearly full. @param {string} folder @param {number} bytes @param {string} purpose */
export function checkFree(folder, bytes, purpose) {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= bytes) return;
  const megabytes = (/** @type {number} */ count) => `${Math.round(count / 1e6)} MB`;
  throw new Problem(
    `The disk of ${folder} has ${megabytes(bavail * bsize)} left; ${purpose} needs ${megabytes(bytes)}.`,
    "Free some space, or move the project or LADDERBOARD_DATA_DIR to another disk.",
  );
}
