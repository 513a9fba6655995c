import { accessSync, constants, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { build, checkDisk, checkNode, install } from "./project.js";
import { fromRoot, giveUp, Problem } from "./steps.js";

/** Each line with the seconds since the command began. @param {string} line */
const say = (line) => console.log(`${(performance.now() / 1000).toFixed(1).padStart(6)} s  ${line}`);

/** Makes the data folder and throws a Problem where it cannot be used. */
function checkDataFolder() {
  const folder = resolve(process.env.LADDERBOARD_DATA_DIR || "data");
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Problem(
      `The data folder ${folder} cannot be used: ${error instanceof Error ? error.message : error}`,
      "Make it a folder that you may write to, or choose another with LADDERBOARD_DATA_DIR.",
    );
  }
  checkDisk(folder, "the database");
}

/** Throws a Problem where the web server could not listen. */
async function checkPort() {
  const host = process.env.HOST || "127.0.0.1";
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Problem(`PORT=${process.env.PORT} is no port.`, "Give a number from 1 to 65535.");
  }
  const code = await new Promise((done) => {
    const probe = createServer();
    probe.once("error", (/** @type {NodeJS.ErrnoException} */ error) => done(error.code));
    probe.listen(port, host, () => probe.close(() => done(null)));
  });
  if (code === null) return;
  const why =
    { EADDRINUSE: "is in use", EACCES: "may not be used by you", EADDRNOTAVAIL: "is not of this machine" }[
      code
    ] ?? code;
  throw new Problem(
    `${host}:${port} ${why}.`,
    code === "EADDRNOTAVAIL" ? "Correct HOST." : `Choose another port: PORT=${port + 1} npm run quickstart`,
  );
}

process.chdir(fromRoot("."));
try {
  checkNode();
  checkDisk(".", "the installation");
  checkDataFolder();
  await checkPort();
  if (await install()) say("Installed the dependencies.");
  if (await build()) say("Built the application.");
  const { serve } = await import(fromRoot("dist/serve.js"));
  await serve(say);
} catch (error) {
  giveUp(error);
}
