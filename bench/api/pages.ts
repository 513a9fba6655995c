import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { Actor } from "@/lib/auth/actor";
import { createApiToken } from "@/lib/auth/api-tokens";
import { listUsers } from "@/lib/auth/users";
import type { Database } from "@/lib/db";
import { type Row, timed } from "./measure";
import { idOf, sizes } from "./seed";

const bound = 100;
const startWithin = 60_000;
const largest = idOf("curriculum", 0);
/** Some problem in the middle of everything. */
const problem = idOf("problem", 123_456);

/** Every list page, at its first page and deep within, and the pages that count; asked for whole, as a browser does. */
const pages: readonly (readonly [name: string, path: string])[] = [
  ["curricula", "/curricula"],
  ["curricula, second page", `/curricula?after=${idOf("curriculum", 30)}`],
  ["runs", "/runs"],
  ["runs, deep", `/runs?after=${idOf("run", 2_000)}`],
  ["runs of a curriculum, one stage", `/runs?curriculum=${largest}&stage=verify`],
  ["checkpoint of 500,000 problems", `/curricula/${largest}/checkpoint`],
  ["import and export", `/curricula/${largest}/exchange`],
  ["agreement of 500,000 problems", `/review/agreement?curriculum=${largest}`],
  ["benchmarks", "/benchmarks"],
  ["models", "/models"],
  ["audit log", "/settings/audit"],
  ["audit log, deep", `/settings/audit?before=${sizes.auditEntries / 2}`],
  ["problems.evidence", `/api/trpc/problems.evidence?input=${input({ problemId: problem })}`],
  ["audit.list, deep", `/api/trpc/audit.list?input=${input({ before: "1000", limit: 200 })}`],
];

function input(value: object): string {
  return encodeURIComponent(JSON.stringify({ json: value }));
}

/** Asks the production build for each page, and the pages of accounts, which no token may see, for their data. */
export async function pageRows(db: Database, databaseUrl: string): Promise<Row[]> {
  const headers = { authorization: `Bearer ${await administratorToken(db)}` };
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const server = spawn(
    process.execPath,
    ["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", String(port)],
    {
      env: { ...process.env, NODE_ENV: "production", DATABASE_URL: databaseUrl, LADDERBOARD_URL: address },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  try {
    await untilUp(`${address}/api/health`);
    const rows: Row[] = [];
    for (const [name, path] of pages) {
      const ask = async () => {
        const answer = await fetch(address + path, { headers });
        const text = await answer.text();
        if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`);
      };
      rows.push(await timed(name, bound, ask));
    }
    rows.push(await timed("accounts (their query)", bound, () => listUsers(db)));
    return rows;
  } finally {
    server.kill("SIGTERM");
  }
}

async function administratorToken(db: Database): Promise<string> {
  const user = await db.user.upsert({
    where: { email: "bench@example.org" },
    create: { name: "Bench", email: "bench@example.org", role: "administrator" },
    update: {},
  });
  const actor: Actor = { kind: "person", userId: user.id, name: user.name, role: user.role };
  return (await createApiToken(db, actor, { name: "bench", days: 1 })).token;
}

async function untilUp(url: string): Promise<void> {
  for (const started = Date.now(); ; await pause(200)) {
    if ((await fetch(url).catch(() => null))?.ok) return;
    if (Date.now() - started > startWithin)
      throw new Error("The production build did not start. Is it built? `npm run build`");
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const at = probe.address();
      probe.close(() => resolve(typeof at === "object" && at ? at.port : 0));
    });
  });
}
