import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import type { Actor } from "@/lib/auth/actor";
import { createApiToken } from "@/lib/auth/api-tokens";
import type { Database } from "@/lib/db";
import { freePort } from "@/lib/db/embedded/free-port";

const startWithin = 60_000;

export type Server = {
  /** Asks for a path, as an administrator, to the last byte; `input` is sent to a procedure that changes something. */
  ask(path: string, input?: object): Promise<string>;
};

/** Runs the production build on the bench's database while `work` asks it. */
export async function withServer<T>(
  db: Database,
  databaseUrl: string,
  work: (server: Server) => Promise<T>,
): Promise<T> {
  const headers = {
    authorization: `Bearer ${await administratorToken(db)}`,
    "content-type": "application/json",
  };
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
  async function ask(path: string, input?: object): Promise<string> {
    const change = input && { method: "POST", body: JSON.stringify({ json: input }) };
    const answer = await fetch(address + path, { headers, ...change });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`);
    return text;
  }
  try {
    await untilUp(`${address}/api/health`);
    return await work({ ask });
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
