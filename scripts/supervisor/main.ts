import { execFile } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { dataFolder, runningNotes } from "@/lib/data-folder";
import { startEmbeddedPostgres } from "@/lib/db/embedded/server";
import { LadderboardError } from "@/lib/errors";
import { DataFolder } from "./data-folder";
import { startNode } from "./node-process";
import type { Prepared } from "./prepare";
import { type Running, Service } from "./service";

/** Everything runs in the project's folder, on the build in .next and dist. */
const host = process.env.HOST || "127.0.0.1";
const port = process.env.PORT || "3000";
/** Where a person on this machine reaches a server that listens on every address. */
const address = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
const webUrl = process.env.LADDERBOARD_URL || `http://${address}:${port}`;
const webReadyWithin = 60_000;

const services: Service[] = [];
let folder: DataFolder | null = null;
let stopping: Promise<void> | null = null;

/**
 * Starts the database, web and worker, keeps them up, and stops them in order on SIGTERM, SIGINT or SIGHUP.
 * @param say prints a line of progress
 * @throws LadderboardError with a remedy, after everything it started is stopped
 */
export async function serve(say: (line: string) => void): Promise<void> {
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      say("Stopping.");
      void stopAll().then(() => process.exit(0));
    });
  }
  try {
    await start(say);
  } catch (error) {
    if (stopping) return stopping;
    await stopAll();
    throw error;
  }
}

async function start(say: (line: string) => void): Promise<void> {
  folder = await DataFolder.take(dataFolder());
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    LADDERBOARD_DATA_DIR: folder.path,
    LADDERBOARD_URL: webUrl,
    HOST: host,
    PORT: port,
    DATABASE_URL: process.env.DATABASE_URL || (await startDatabase(folder, say)),
  };
  say(process.env.DATABASE_URL ? "Uses the database of DATABASE_URL." : "The embedded PostgreSQL is up.");

  const { applied, signInLink } = await prepare(env);
  say(applied.length > 0 ? `Applied ${applied.length} migrations.` : "The database is up to date.");

  const log = folder;
  if (existsSync("dist/worker.js")) {
    await startService("worker", () => startNode(["dist/worker.js"], log.log("worker"), env), say);
  }
  const next = ["node_modules/next/dist/bin/next", "start", "-H", host, "-p", port];
  await startService("web", () => startNode(next, log.log("web"), env), say);
  await untilWebAnswers(log.log("web"));
  note(folder, "webUrl", webUrl);

  say(`Ladderboard is at ${webUrl}`);
  if (signInLink) say(`Sign in as the first administrator, once, within a day:\n\n    ${signInLink}\n`);
  say(`Logs are in ${join(folder.path, "logs")}. Stop with Ctrl-C.`);
}

async function startDatabase(data: DataFolder, say: (line: string) => void): Promise<string> {
  let url = "";
  let port: number | undefined;
  // Started again on the same port: web and worker know the database by it.
  const run = async (): Promise<Running> => {
    const server = await startEmbeddedPostgres({ folder: data.path, port });
    port = server.port;
    url = server.url("ladderboard");
    await server.createDatabase("ladderboard");
    return server;
  };
  await startService("postgres", run, say);
  note(data, "databaseUrl", url);
  return url;
}

function note(data: DataFolder, name: keyof typeof runningNotes, text: string): void {
  writeFileSync(join(data.path, runningNotes[name]), text, { mode: 0o600 });
}

async function startService(
  name: string,
  run: () => Promise<Running>,
  say: (line: string) => void,
): Promise<void> {
  const service = new Service(name, run, {
    restarted: (restarted) => {
      recordServices();
      say(`${restarted.name} had ended and was started again.`);
    },
    gaveUp: (broken) => {
      say(
        `${broken.name} keeps ending, so everything is stopped. Its last lines:\n${tail(folder?.log(name) ?? "")}`,
      );
      void stopAll().then(() => process.exit(1));
    },
  });
  services.push(service);
  await service.up();
  // The signal came while the process was being started.
  if (stopping) await service.stop();
  recordServices();
}

function recordServices(): void {
  const alive = services.flatMap(({ name, pid }) => (pid === null ? [] : [[name, pid] as const]));
  if (!stopping) folder?.record(Object.fromEntries(alive));
}

async function prepare(env: NodeJS.ProcessEnv): Promise<Prepared> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ["dist/prepare.js"], { env });
    return JSON.parse(stdout) as Prepared;
  } catch (cause) {
    const said = (cause as { stderr?: string }).stderr?.trim() || String(cause);
    throw new LadderboardError("unavailable", `The database could not be prepared.\n${said}`, {
      remedy: "Check that the database answers and that its user may create tables in it.",
    });
  }
}

async function untilWebAnswers(log: string): Promise<void> {
  for (const start = Date.now(); Date.now() - start < webReadyWithin && !stopping; await wait(50)) {
    const response = await fetch(`http://${address}:${port}/api/health`).catch(() => null);
    if (response?.ok) return;
  }
  if (stopping) return;
  throw new LadderboardError("unavailable", `The web server does not answer. Its last lines:\n${tail(log)}`, {
    remedy: `The whole log is ${log}.`,
  });
}

/** Web and worker first, the database last, so that what they are doing can still be written down. */
function stopAll(): Promise<void> {
  stopping ??= (async () => {
    const database = services.filter(({ name }) => name === "postgres");
    await Promise.all(
      services.filter((service) => !database.includes(service)).map((service) => service.stop()),
    );
    await Promise.all(database.map((service) => service.stop()));
    for (const name of Object.values(runningNotes))
      if (folder) rmSync(join(folder.path, name), { force: true });
    folder?.release();
  })();
  return stopping;
}

function tail(log: string): string {
  return existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n").slice(-15).join("\n") : "(no log)";
}
