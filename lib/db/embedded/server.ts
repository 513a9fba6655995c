import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Client, escapeIdentifier } from "pg";
import { LadderboardError } from "@/lib/errors";
import { postgresAccount } from "./account";
import { type Binaries, embeddedBinaries } from "./binaries";
import { createCluster, password } from "./cluster";
import { freePort } from "./free-port";
import { commandOf, endProcess } from "./running-process";

export type EmbeddedPostgres = {
  readonly port: number;
  readonly pid: number;
  /** Resolves when the server ends, for whatever reason. */
  readonly ended: Promise<void>;
  url(database: string): string;
  createDatabase(name: string): Promise<void>;
  /** Ends open transactions and connections, writes everything down and waits until the server is gone. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  /** Holds the cluster in `postgres`, its password and its log; made where it is missing. */
  readonly folder: string;
  /** Any free one where it is not given. */
  readonly port?: number;
  /** More server settings, name → value. */
  readonly settings?: Readonly<Record<string, string>>;
};

/** Modest: the machine is also somebody's desktop. Loopback only, and no socket file that others could open. */
const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "60",
  shared_buffers: "64MB",
  work_mem: "4MB",
  maintenance_work_mem: "32MB",
  max_wal_size: "256MB",
  max_worker_processes: "4",
  max_parallel_workers_per_gather: "0",
  autovacuum_max_workers: "2",
  io_method: "sync",
  jit: "off",
  timezone: "UTC",
};

/** Recovery after a crash replays what was not written down: seconds, rarely more. */
const readyWithin = 60_000;

/** Starts the PostgreSQL of a folder, making its cluster first where there is none. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const binaries = embeddedBinaries();
  mkdirSync(options.folder, { recursive: true });
  const cluster = join(options.folder, "postgres");
  if (!existsSync(join(cluster, "PG_VERSION"))) await createCluster(options.folder, binaries.initdb);
  await endOrphan(cluster);

  const port = options.port ?? (await freePort());
  const log = join(options.folder, "postgres.log");
  const server = spawnServer(binaries, cluster, log, port, { ...settings, ...options.settings });
  const pid = server.pid ?? 0;
  const ended = new Promise<void>((resolve) => {
    server.once("exit", () => resolve());
    server.once("error", () => resolve());
  });
  const url = (database: string) =>
    `postgresql://ladderboard:${password(options.folder)}@127.0.0.1:${port}/${database}`;
  const stop = async () => {
    if (server.exitCode !== null || server.signalCode !== null || pid === 0) return;
    await endProcess(pid, "SIGINT", "SIGQUIT");
    await ended;
  };
  await untilReady(url("postgres"), ended, log).catch(async (error) => {
    await stop();
    throw error;
  });
  return { port, pid, ended, url, stop, createDatabase: (name) => createDatabase(url("postgres"), name) };
}

function spawnServer(
  binaries: Binaries,
  cluster: string,
  log: string,
  port: number,
  chosen: Record<string, string>,
): ChildProcess {
  const { file, args, options } = postgresAccount().command(binaries.postgres, [binaries.postgres, cluster]);
  const flags = Object.entries(chosen).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const output = openSync(log, "a", 0o600);
  // A group of its own: Ctrl-C in a terminal must reach the programs that use the database, and not it, first.
  const server = spawn(file, [...args, "-D", cluster, "-p", String(port), ...flags], {
    ...options,
    stdio: ["ignore", output, output],
    detached: true,
  });
  closeSync(output);
  return server;
}

async function untilReady(url: string, ended: Promise<void>, log: string): Promise<void> {
  let gone = false;
  void ended.then(() => {
    gone = true;
  });
  for (const start = Date.now(); ; await wait(30)) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (cause) {
      const starting = ["ECONNREFUSED", "57P03", "ECONNRESET"].includes(
        (cause as { code?: string }).code ?? "",
      );
      if (!gone && starting && Date.now() - start < readyWithin) continue;
      throw new LadderboardError("unavailable", `The embedded PostgreSQL did not start:\n${lastLines(log)}`, {
        remedy: `Its log is ${log}. Or set DATABASE_URL to a PostgreSQL database of your own.`,
        cause,
      });
    }
  }
}

function lastLines(log: string): string {
  return existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n").slice(-8).join("\n") : "(no log)";
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/**
 * After a kill -9 or a power cut the lock file of the cluster names a process that is gone, that is somebody else's by
 * now, or a server that nobody watches any more. Whoever calls has made sure that no other Ladderboard uses the folder.
 */
async function endOrphan(cluster: string): Promise<void> {
  const lock = join(cluster, "postmaster.pid");
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, "utf8").split("\n")[0]);
  if (commandOf(pid)?.includes(cluster)) await endProcess(pid, "SIGINT", "SIGQUIT");
  rmSync(lock, { force: true });
}
