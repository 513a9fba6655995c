import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LadderboardError } from "@/lib/errors";
import { postgresAccount } from "./account";

/** The cluster's password: random, made once, readable by the owner of the folder alone. */
export function password(folder: string): string {
  const file = join(folder, "postgres-password");
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600, flag: "wx" });
  return readFileSync(file, "utf8").trim();
}

/**
 * Makes the cluster beside its place and moves it there when it is whole, so that a start that is cut off leaves
 * nothing that looks like a cluster.
 */
export async function createCluster(folder: string, initdb: string): Promise<void> {
  const unfinished = join(folder, "postgres.new");
  rmSync(unfinished, { recursive: true, force: true });
  const account = postgresAccount();
  mkdirSync(unfinished, { mode: 0o700 });
  account.own(unfinished);
  const secrets = mkdtempSync(join(tmpdir(), "ladderboard-"));
  try {
    const passwordFile = join(secrets, "password");
    writeFileSync(passwordFile, `${password(folder)}\n`, { mode: 0o600 });
    account.own(passwordFile);
    account.own(secrets);
    chmodSync(secrets, 0o700);
    await runInitdb(initdb, unfinished, passwordFile);
  } finally {
    rmSync(secrets, { recursive: true, force: true });
  }
  renameSync(unfinished, join(folder, "postgres"));
}

async function runInitdb(initdb: string, cluster: string, passwordFile: string): Promise<void> {
  const { file, args, options } = postgresAccount().command(initdb, [initdb, cluster]);
  const flags = ["-D", cluster, "-U", "ladderboard", "-A", "scram-sha-256", `--pwfile=${passwordFile}`];
  // The locale that PostgreSQL brings along: the machine's may be any, or missing.
  const locale = ["-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const child = spawn(file, [...args, ...flags, ...locale], {
    ...options,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const failure = await new Promise<string | null>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code) => resolve(code === 0 ? null : `initdb ended with code ${code}`));
  });
  if (failure === null) return;
  throw new LadderboardError(
    "unavailable",
    `The embedded database could not be made in ${cluster}: ${failure}\n${said.trim()}`,
    {
      remedy:
        "Set LADDERBOARD_DATA_DIR to a folder you may write to, or DATABASE_URL to a PostgreSQL database.",
    },
  );
}
