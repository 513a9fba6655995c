import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "@/lib/db/embedded/free-port";
import { commandOf } from "@/lib/db/embedded/running-process";

let folder: string;
const started: ChildProcess[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ladderboard-start-"));
});
afterAll(() => {
  for (const child of started) child.kill("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
});

type Start = {
  readonly child: ChildProcess;
  readonly port: number;
  readonly ended: Promise<number | null>;
  said(): string;
};

function quickstart(port: number, data = folder, more: Record<string, string> = {}): Start {
  const { DATABASE_URL: _, ...rest } = process.env;
  const env = { ...rest, PORT: String(port), HOST: "127.0.0.1", LADDERBOARD_DATA_DIR: data, ...more };
  const child = spawn(process.execPath, ["scripts/quickstart.js"], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  let printed = "";
  const read = (chunk: Buffer) => {
    printed += chunk.toString();
    child.emit("said");
  };
  child.stdout.on("data", read);
  child.stderr.on("data", read);
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, port, ended, said: () => printed };
}

/** Resolves once the output has `what`; fails, with the output, when the command ends before. */
function untilSaid({ child, said }: Start, what: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => said().includes(what) && resolve();
    child.on("said", look);
    child.once("close", () => reject(new Error(`It ended without saying "${what}":\n${said()}`)));
    look();
  });
}

const services = (): Record<string, number> =>
  JSON.parse(readFileSync(join(folder, "running.json"), "utf8")).services;
const page = async ({ port }: Start, path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;

async function stopped(start: Start): Promise<number | null> {
  start.child.kill("SIGTERM");
  return start.ended;
}

test("starts, survives the death of its web server and database, and stops everything it started", async () => {
  const start = quickstart(await freePort());
  await untilSaid(start, "Stop with Ctrl-C");
  expect(start.said()).toMatch(/\/sign-in\/link\?token=\S{32,}/);
  expect(await page(start, "/api/health")).toBe(200);
  expect(await page(start, "/sign-in")).toBe(200);

  process.kill(services().postgres ?? 0, "SIGKILL");
  await untilSaid(start, "postgres had ended and was started again");
  process.kill(services().web ?? 0, "SIGKILL");
  await untilSaid(start, "web had ended and was started again");

  const second = quickstart(await freePort());
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain("already runs on");

  const pids = Object.values(services());
  expect(await stopped(start)).toBe(0);
  expect(pids.map(commandOf).filter(Boolean)).toEqual([]);
});

test("takes over what a killed supervisor left running, and keeps the data", async () => {
  const first = quickstart(await freePort());
  await untilSaid(first, "Stop with Ctrl-C");
  const left = services();
  first.child.kill("SIGKILL");
  await first.ended;

  const second = quickstart(await freePort());
  await untilSaid(second, "Stop with Ctrl-C");
  expect(second.said()).toContain("The database is up to date.");
  expect(readFileSync(join(folder, "web-url"), "utf8")).toBe(`http://127.0.0.1:${second.port}`);
  expect(Object.values(left).map(commandOf).filter(Boolean)).toEqual([]);
  expect(await stopped(second)).toBe(0);
  for (const note of ["database-url", "web-url"]) expect(existsSync(join(folder, note))).toBe(false);
});

test("sends a span of each request to the collector that is named, the last ones before it stops", async () => {
  const received: Sent[] = [];
  const collector = createHttpServer(async (asked, reply) => {
    received.push(JSON.parse(await text(asked)));
    reply.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  const start = quickstart(await freePort(), folder, { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint });
  await untilSaid(start, "Stop with Ctrl-C");
  expect(await page(start, "/sign-in")).toBe(200);
  expect(await stopped(start)).toBe(0);
  collector.close();

  const ofWeb = received.flatMap(({ resourceSpans }) => resourceSpans.filter(isOfWeb));
  const spans = ofWeb.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  expect(spans.map(({ name }) => name)).toContain("GET /sign-in");
});

type ResourceSpans = {
  resource: { attributes: { key: string; value: { stringValue?: string } }[] };
  scopeSpans: { spans: { name: string }[] }[];
};
type Sent = { resourceSpans: ResourceSpans[] };

const isOfWeb = ({ resource }: ResourceSpans) =>
  resource.attributes.some(
    ({ key, value }) => key === "service.name" && value.stringValue === "ladderboard-web",
  );

test("says what is wrong with the port and the data folder, and what to do", async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const { port } = taken.address() as { port: number };
  const inUse = quickstart(port);
  expect(await inUse.ended).toBe(1);
  expect(inUse.said()).toContain(`127.0.0.1:${port} is in use`);
  expect(inUse.said()).toContain(`PORT=${port + 1}`);
  taken.close();

  const noFolder = quickstart(await freePort(), "/dev/null/data");
  expect(await noFolder.ended).toBe(1);
  expect(noFolder.said()).toContain("LADDERBOARD_DATA_DIR");
});
