import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import { schemaText } from "@/lib/language/words";
import { type Actor, actorUserId } from "./actor";
import { hashSecret, randomSecret } from "./one-time-secret";
import { can } from "./permissions";

/** Lets people and secret scanners recognise a token of ours. */
const prefix = "lb_";

const day = 24 * 60 * 60 * 1000;

export const newTokenSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1, schemaText({ key: "settingsErrors.tokenPurpose" }))
    .max(100),
  /** Days until it stops working. */
  days: z.coerce.number().int().min(1).max(365).default(90),
});

/** Makes a token that acts for the actor. `token` is returned here and never again: only its hash is stored. */
export async function createApiToken(
  db: Database,
  actor: Actor,
  input: z.output<typeof newTokenSchema>,
): Promise<{ id: string; token: string; expiresAt: Date }> {
  const userId = requirePerson(actor);
  const token = prefix + randomSecret();
  return db.$transaction(async (tx) => {
    const expiresAt = new Date(Date.now() + input.days * day);
    const row = await tx.apiToken.create({
      data: { userId, name: input.name, tokenHash: hashSecret(token), expiresAt },
    });
    const changes = { name: input.name, expiresAt: expiresAt.toISOString() };
    await recordAudit(tx, { actor, action: "api-token.created", subject: `api-token:${row.id}`, changes });
    return { id: row.id, token, expiresAt };
  });
}

/** The actor's tokens; an administrator sees everybody's. Newest first. */
export function listApiTokens(db: Database, actor: Actor) {
  return db.apiToken.findMany({
    where: can(actor, "users") ? {} : { userId: actorUserId(actor) ?? "" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 500,
    select: {
      id: true,
      name: true,
      createdAt: true,
      expiresAt: true,
      lastUsedAt: true,
      revokedAt: true,
      user: { select: { id: true, name: true } },
    },
  });
}

/** @throws LadderboardError "not-found" also for a token of somebody else, unless the actor manages users. */
export async function revokeApiToken(db: Database, actor: Actor, tokenId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const owner = can(actor, "users") ? {} : { userId: actorUserId(actor) ?? "" };
    const { count } = await tx.apiToken.updateMany({
      where: { id: tokenId, revokedAt: null, ...owner },
      data: { revokedAt: new Date() },
    });
    if (count === 0) throw new LadderboardError("not-found", { key: "settingsErrors.noToken" });
    await recordAudit(tx, {
      actor,
      action: "api-token.revoked",
      subject: `api-token:${tokenId}`,
      changes: {},
    });
  });
}

/** Who stands behind a token, or null: unknown, revoked, expired, or its owner disabled. */
export async function actorOfToken(db: Database, token: string): Promise<Actor | null> {
  if (!token.startsWith(prefix) || token.length > 100) return null;
  const row = await db.apiToken.findUnique({
    where: { tokenHash: hashSecret(token) },
    include: { user: true },
  });
  const now = new Date();
  if (!row || row.revokedAt || row.expiresAt <= now || row.user.disabled) return null;
  await noteUse(db, row.id, now);
  return { kind: "token", tokenId: row.id, userId: row.userId, name: row.user.name, role: row.user.role };
}

/** To the minute: a program that polls must not write a row a request. */
async function noteUse(db: Database, id: string, now: Date): Promise<void> {
  const minuteAgo = new Date(now.getTime() - 60_000);
  await db.apiToken.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: minuteAgo } }] },
    data: { lastUsedAt: now },
  });
}

/** A token must not make tokens: one that leaks could outlive its revocation. */
function requirePerson(actor: Actor): string {
  if (actor.kind === "person") return actor.userId;
  throw new LadderboardError("forbidden", { key: "settingsErrors.personsOnly" });
}
