import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import { type Database, Prisma, type Transaction } from "@/lib/db";
import { invalidField, LadderboardError } from "@/lib/errors";
import type { Actor } from "./actor";
import { roles } from "./permissions";
import { emailAddress, personName } from "./person-fields";
import { createSignInLink } from "./sign-in-link";

export const inviteSchema = z.object({
  name: personName("settingsErrors.who"),
  email: emailAddress,
  role: z.enum(roles),
});

export const changeUserSchema = z.object({
  userId: z.uuid(),
  role: z.enum(roles).optional(),
  disabled: z.boolean().optional(),
});

/** Everybody with an account, by name. `hasPassword`: they have used their link. */
export async function listUsers(db: Database) {
  const users = await db.user.findMany({
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 1000,
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      disabled: true,
      createdAt: true,
      _count: { select: { accounts: { where: { password: { not: null } } } } },
    },
  });
  return users.map(({ _count, ...user }) => ({ ...user, hasPassword: _count.accounts > 0 }));
}

/** Makes an account and the link with which its person takes it over. */
export async function inviteUser(
  db: Database,
  actor: Actor,
  { baseUrl, ...input }: z.output<typeof inviteSchema> & { baseUrl: string },
): Promise<{ userId: string; link: string }> {
  try {
    return await db.$transaction(async (tx) => {
      // Whoever invites vouches for the address: an identity provider may then sign its owner in.
      const user = await tx.user.create({ data: { ...input, emailVerified: true } });
      await recordAudit(tx, { actor, action: "user.invited", subject: `user:${user.id}`, changes: input });
      return { userId: user.id, link: await createSignInLink(tx, actor, { userId: user.id, baseUrl }) };
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") {
      throw invalidField("email", { key: "settingsErrors.accountExists" });
    }
    throw error;
  }
}

/** A new link for somebody who lost theirs, or their password. What they signed in with before still works until they use it. */
export async function renewSignInLink(
  db: Database,
  actor: Actor,
  input: { userId: string; baseUrl: string },
): Promise<string> {
  return db.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { id: input.userId } });
    if (!user) throw new LadderboardError("not-found", { key: "settingsErrors.noAccount" });
    if (user.disabled) throw new LadderboardError("conflict", { key: "settingsErrors.accountDisabled" });
    return createSignInLink(tx, actor, input);
  });
}

/**
 * Changes a role, or disables or enables an account. Disabling ends its sessions in the same transaction.
 * @throws LadderboardError "conflict" where no administrator who can sign in would be left.
 */
export async function changeUser(
  db: Database,
  actor: Actor,
  { userId, ...changes }: z.output<typeof changeUserSchema>,
): Promise<void> {
  await db.$transaction(async (tx) => {
    // One change of administrators at a time, or two of them could remove each other.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('ladderboard.administrators'))`;
    const before = await tx.user.findUnique({ where: { id: userId } });
    if (!before) throw new LadderboardError("not-found", { key: "settingsErrors.noAccount" });
    const after = await tx.user.update({ where: { id: userId }, data: changes });
    const was = before.role === "administrator" && !before.disabled;
    const is = after.role === "administrator" && !after.disabled;
    if (was && !is) await requireAdministrator(tx);
    if (after.disabled) await endAccess(tx, userId);
    await recordAudit(tx, {
      actor,
      action: "user.changed",
      subject: `user:${userId}`,
      changes: {
        from: { role: before.role, disabled: before.disabled },
        to: { role: after.role, disabled: after.disabled },
      },
    });
  });
}

async function requireAdministrator(tx: Transaction): Promise<void> {
  const left = await tx.user.count({
    where: { role: "administrator", disabled: false, accounts: { some: { password: { not: null } } } },
  });
  if (left > 0) return;
  throw new LadderboardError(
    "conflict",
    { key: "settingsErrors.lastAdministrator" },
    {
      remedy: { key: "settingsErrors.anotherFirst" },
    },
  );
}

/** Sessions and unused links go; API tokens stay refused for as long as the account is disabled. */
async function endAccess(tx: Transaction, userId: string): Promise<void> {
  await tx.session.deleteMany({ where: { userId } });
  await tx.verification.deleteMany({ where: { value: `sign-in-link:${userId}` } });
}
