import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import { type Database, Prisma, type Transaction } from "@/lib/db";
import { invalidField, LadderboardError } from "@/lib/errors";
import { type Actor, systemActor } from "./actor";
import { hashSecret, randomSecret } from "./one-time-secret";
import { passwordSchema, setPassword } from "./password";
import { emailAddress, personName } from "./person-fields";

/** How long a link may be used, in milliseconds: 24 h. */
const lifetime = 24 * 60 * 60 * 1000;

/** The address of an administrator who has not yet named one; it cannot receive mail and is never shown. */
export const unnamedAddress = "administrator@ladderboard.invalid";

export const signInLinkSchema = z.object({
  token: z.string().min(1).max(200),
  name: personName("errors.nameMissing"),
  email: emailAddress,
  password: passwordSchema,
});

/**
 * A link for the first administrator, whose account is made if there is none. Each call replaces the link before it.
 * @returns null once an administrator has a password: a start must not keep printing a way in.
 */
export async function createFirstSignInLink(db: Database, baseUrl: string): Promise<string | null> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('ladderboard.administrators'))`;
    const settled = await tx.user.count({
      where: { role: "administrator", disabled: false, accounts: { some: { password: { not: null } } } },
    });
    if (settled > 0) return null;
    const waiting = await tx.user.findFirst({
      where: { role: "administrator", disabled: false },
      orderBy: { createdAt: "asc" },
    });
    const user =
      waiting ??
      (await tx.user.create({
        data: { name: "Administrator", email: unnamedAddress, role: "administrator" },
      }));
    return createSignInLink(tx, systemActor("start"), { userId: user.id, baseUrl });
  });
}

/** A link with which one person sets name, address and password, once, within 24 hours. Replaces earlier ones. */
export async function createSignInLink(
  tx: Transaction,
  actor: Actor,
  { userId, baseUrl }: { userId: string; baseUrl: string },
): Promise<string> {
  const token = randomSecret();
  await tx.verification.deleteMany({ where: { value: linkValue(userId) } });
  await tx.verification.create({
    data: {
      identifier: linkIdentifier(token),
      value: linkValue(userId),
      expiresAt: new Date(Date.now() + lifetime),
    },
  });
  await recordAudit(tx, { actor, action: "sign-in-link.created", subject: `user:${userId}`, changes: {} });
  const url = new URL("/sign-in/link", baseUrl);
  url.searchParams.set("token", token);
  return url.href;
}

/** Whom a link is for, without using it up: mail scanners and browsers that fetch ahead do no harm. */
export async function readSignInLink(
  db: Database,
  token: string,
): Promise<{ name: string; email: string } | null> {
  const found = await db.verification.findFirst({
    where: { identifier: linkIdentifier(token), expiresAt: { gt: new Date() } },
  });
  if (!found) return null;
  const user = await db.user.findUnique({
    where: { id: linkUserId(found.value) },
    select: { name: true, email: true, disabled: true },
  });
  if (!user || user.disabled) return null;
  return user.email === unnamedAddress ? { name: "", email: "" } : { name: user.name, email: user.email };
}

/**
 * Uses a link up: sets who the person is and their password, and ends their other sessions.
 * @throws LadderboardError "not-found" for a link that was used, replaced or is too old; "invalid" for a taken address.
 */
export async function acceptSignInLink(
  db: Database,
  input: z.output<typeof signInLinkSchema>,
): Promise<void> {
  try {
    await db.$transaction((tx) => accept(tx, input));
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") {
      throw invalidField("email", { key: "errors.addressTaken" });
    }
    throw error;
  }
}

async function accept(tx: Transaction, input: z.output<typeof signInLinkSchema>): Promise<void> {
  const userId = await consume(tx, input.token);
  const before = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  const user = await tx.user.update({
    where: { id: userId },
    data: {
      name: input.name,
      email: input.email,
      // An address that somebody gives themselves may be another's, whom an identity provider would then sign in here.
      emailVerified: [input.email, unnamedAddress].includes(before.email),
    },
  });
  await setPassword(tx, user.id, input.password);
  await tx.session.deleteMany({ where: { userId: user.id } });
  await recordAudit(tx, {
    actor: { kind: "person", userId: user.id, name: user.name, role: user.role },
    action: "sign-in-link.used",
    subject: `user:${user.id}`,
    changes: { name: user.name, email: user.email },
  });
}

/** Deleting is what decides: of two requests with one token, the second finds no row. */
async function consume(tx: Transaction, token: string): Promise<string> {
  const identifier = linkIdentifier(token);
  const found = await tx.verification.findFirst({ where: { identifier } });
  const deleted = await tx.verification.deleteMany({ where: { identifier, expiresAt: { gt: new Date() } } });
  const user =
    found && deleted.count === 1
      ? await tx.user.findUnique({ where: { id: linkUserId(found.value), disabled: false } })
      : null;
  if (user) return user.id;
  throw new LadderboardError(
    "not-found",
    { key: "errors.linkGone" },
    {
      remedy: { key: "errors.askForLink" },
    },
  );
}

const linkIdentifier = (token: string) => `sign-in-link:${hashSecret(token)}`;
const linkValue = (userId: string) => `sign-in-link:${userId}`;
const linkUserId = (value: string) => value.slice("sign-in-link:".length);
