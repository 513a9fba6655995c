import { recordAudit } from "@/lib/audit";
import type { Database } from "@/lib/db";
import { type Language, readLanguage } from "@/lib/language/languages";
import { type Actor, actorUserId } from "./actor";

/** Keeps what a person reads in with their account, for browsers in which they have not chosen yet. */
export async function saveLanguage(db: Database, actor: Actor, language: Language): Promise<void> {
  const id = actorUserId(actor);
  if (!id || (await languageOfAccount(db, id)) === language) return;
  await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id }, data: { language } });
    await recordAudit(tx, {
      actor,
      action: "user.language-changed",
      subject: `user:${id}`,
      changes: { language },
    });
  });
}

/** Undefined where the person never chose one. */
export async function languageOfAccount(db: Database, userId: string): Promise<Language | undefined> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { language: true } });
  return readLanguage(user?.language ?? undefined);
}
