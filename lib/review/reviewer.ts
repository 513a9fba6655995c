import { type Actor, actorUserId } from "@/lib/auth/actor";
import { type Role, rolePermissions } from "@/lib/auth/permissions";
import type { Transaction } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";

/**
 * The account of a person who may review at this moment: a role taken away while they worked counts, since its change and
 * this transaction wait for each other. @throws LadderboardError forbidden
 */
export async function requireReviewer(tx: Transaction, actor: Actor): Promise<string> {
  const userId = actorUserId(actor);
  if (!userId) throw new LadderboardError("forbidden", { key: "reviewErrors.onlyPeople" });
  const [user] = await tx.$queryRaw<{ role: Role; disabled: boolean }[]>`
    SELECT role::text, disabled FROM "user" WHERE id = ${userId} FOR SHARE`;
  if (user && !user.disabled && rolePermissions[user.role].includes("review")) return userId;
  throw new LadderboardError(
    "forbidden",
    { key: "reviewErrors.noReviewer" },
    {
      remedy: { key: "reviewErrors.noReviewerRemedy" },
    },
  );
}
