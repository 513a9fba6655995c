import { verifyPassword } from "better-auth/crypto";
import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import type { Database } from "@/lib/db";
import { invalidField, LadderboardError } from "@/lib/errors";
import { schemaText } from "@/lib/language/words";
import { type Actor, actorUserId } from "./actor";
import { countAttempt, forgetAttempts } from "./attempt-limit";
import { authFor, isSecure } from "./better-auth";
import { passwordSchema, setPassword } from "./password";

export type OwnSession = {
  readonly id: string;
  readonly userAgent: string | null;
  readonly ipAddress: string | null;
  readonly createdAt: Date;
  /** The one that the request itself came with. */
  readonly current: boolean;
};

/** Where a person is signed in, the newest first. */
export async function ownSessions(db: Database, actor: Actor, headers: Headers): Promise<OwnSession[]> {
  const current = await currentSessionId(headers);
  const sessions = await db.session.findMany({
    where: { userId: requirePerson(actor), expiresAt: { gt: new Date() } },
    orderBy: { createdAt: "desc" },
    select: { id: true, userAgent: true, ipAddress: true, createdAt: true },
  });
  return sessions.map((session) => ({ ...session, current: session.id === current }));
}

/** Whether the person signs in with a password; who comes by the identity provider alone has none. */
export async function hasPassword(db: Database, actor: Actor): Promise<boolean> {
  return (await passwordHash(db, requirePerson(actor))) !== null;
}

/** Signs one of a person's own sessions out, or with `null` all but the one that asks. @throws LadderboardError not-found */
export async function endOwnSessions(
  db: Database,
  actor: Actor,
  headers: Headers,
  sessionId: string | null,
): Promise<void> {
  const userId = requirePerson(actor);
  const current = await currentSessionId(headers);
  await db.$transaction(async (tx) => {
    const which = sessionId === null ? { not: current ?? "" } : sessionId;
    const { count } = await tx.session.deleteMany({ where: { userId, id: which } });
    if (count === 0 && sessionId !== null)
      throw new LadderboardError("not-found", { key: "settingsErrors.noSession" });
    const subject = `user:${userId}`;
    await recordAudit(tx, { actor, action: "user.sessions-ended", subject, changes: { sessions: count } });
  });
}

export const changePasswordSchema = z.object({
  current: z
    .string()
    .min(1, schemaText({ key: "errors.fillIn" }))
    .max(128),
  next: passwordSchema,
});

/**
 * Gives a person another password and signs every other session of theirs out.
 * @throws LadderboardError invalid for a wrong password, rate-limited after ten of them in a quarter of an hour
 */
export async function changePassword(
  db: Database,
  actor: Actor,
  headers: Headers,
  { current, next }: z.output<typeof changePasswordSchema>,
): Promise<void> {
  const userId = requirePerson(actor);
  const { email } = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  countAttempt(email);
  const hash = await passwordHash(db, userId);
  if (hash === null || !(await verifyPassword({ hash, password: current })))
    throw invalidField("current", { key: "settingsErrors.wrongPassword" });
  forgetAttempts(email);
  const kept = await currentSessionId(headers);
  await db.$transaction(async (tx) => {
    await setPassword(tx, userId, next);
    await tx.session.deleteMany({ where: { userId, id: { not: kept ?? "" } } });
    await recordAudit(tx, { actor, action: "user.password-changed", subject: `user:${userId}`, changes: {} });
  });
}

async function passwordHash(db: Database, userId: string): Promise<string | null> {
  const account = await db.account.findFirst({
    where: { userId, providerId: "credential" },
    select: { password: true },
  });
  return account?.password ?? null;
}

async function currentSessionId(headers: Headers): Promise<string | null> {
  return (await authFor(isSecure(headers)).api.getSession({ headers }))?.session.id ?? null;
}

/** An API token speaks for a person and is not one. */
function requirePerson(actor: Actor): string {
  const userId = actor.kind === "person" ? actorUserId(actor) : null;
  if (userId) return userId;
  throw new LadderboardError("forbidden", { key: "settingsErrors.ownAccountOnly" });
}
