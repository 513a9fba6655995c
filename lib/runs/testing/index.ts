import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { type Actor, systemActor } from "@/lib/auth/actor";
import { createCurriculum } from "@/lib/curriculum";
import type { Database } from "@/lib/db";
import { createPerson } from "@/lib/db/testing/fixtures";
import { isFinished } from "..";

/** Integrals of a first course that even an untrained policy sometimes solves. */
export const easyRoots = ["x^3 + x", "2*x*cos(x^2)", "x*exp(x)", "sin(x)^2", "1/(x^2 + 4)"];

export async function personWith(
  db: Database,
  role: "operator" | "reviewer" | "administrator",
): Promise<Actor & { kind: "person" }> {
  const user = await createPerson(db, { role });
  return { kind: "person", userId: user.id, name: user.name, role };
}

export function smallCurriculum(db: Database, name: string, roots: readonly string[] = easyRoots) {
  const checkpointPolicy = { mode: "policy" as const };
  return createCurriculum(db, systemActor("test"), { name, roots: roots.join("\n"), checkpointPolicy });
}

/** Polls until something holds; the test's own time limit ends it otherwise. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(30);
}

export async function untilFinished(db: Database, runId: string) {
  await until(async () => isFinished((await db.run.findUniqueOrThrow({ where: { id: runId } })).status));
  return db.run.findUniqueOrThrow({ where: { id: runId } });
}

/** A worker process of its own, as it runs in production. */
export function spawnWorker(databaseUrl: string): { child: ChildProcess; ended: Promise<void> } {
  const child = spawn(process.execPath, ["dist/worker.js"], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: "ignore",
  });
  return { child, ended: new Promise((resolve) => child.once("exit", () => resolve())) };
}

/** What the lease of a worker that was killed comes to after its fifteen seconds. */
export function expireLeases(db: Database) {
  return db.$executeRaw`UPDATE run SET lease_until = now() - interval '1 second' WHERE lease_until IS NOT NULL`;
}
