import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@/lib/db/embedded/free-port";
import { startIdentityProvider } from "./identity-provider";

/** A first build on two slow cores takes this long at most, in milliseconds. */
const startWithin = 240_000;

/**
 * Starts what `npm run quickstart` starts, on an empty data folder, and gives the tests its address and first link. What
 * it prints is kept in test-results/e2e-app.log.
 */
export default async function startApp(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "ladderboard-e2e-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const identities = await startIdentityProvider(await freePort(), url);
  const env = {
    ...process.env,
    ...identities.env,
    LADDERBOARD_DATA_DIR: folder,
    PORT: String(port),
    HOST: "127.0.0.1",
    DATABASE_URL: undefined,
    // The servers that tests start are on this machine.
    LADDERBOARD_ALLOWED_ADDRESSES: "127.0.0.1",
  };
  const app = spawn(process.execPath, ["scripts/quickstart.js"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  mkdirSync("test-results", { recursive: true });
  app.stdout.pipe(createWriteStream("test-results/e2e-app.log"));
  const ended = new Promise((resolve) => app.once("exit", resolve));
  process.env.LADDERBOARD_E2E_URL = url;
  process.env.LADDERBOARD_E2E_DATA = folder;
  process.env.LADDERBOARD_E2E_LINK = await signInLink(app);
  return async () => {
    app.kill("SIGTERM");
    await ended;
    identities.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** The link is printed once everything is up; what was printed before it explains a start that failed. */
function signInLink(app: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const fail = (why: string) => {
      app.kill("SIGTERM");
      reject(new Error(`${why}\n${printed}`));
    };
    const timer = setTimeout(() => fail("Ladderboard did not start in time."), startWithin);
    const early = (code: number | null) => fail(`Ladderboard ended with ${code} while it was starting.`);
    app.once("exit", early);
    app.stdout?.on("data", (chunk: Buffer) => {
      printed += chunk;
      const link = /https?:\/\/\S+\/sign-in\/link\?token=\S+/.exec(printed)?.[0];
      if (!link || !printed.includes("Stop with Ctrl-C")) return;
      clearTimeout(timer);
      app.off("exit", early);
      resolve(link);
    });
  });
}
