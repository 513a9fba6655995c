import { recordAudit } from "@/lib/audit";
import type { Database } from "@/lib/db";
import type { Language } from "@/lib/language/languages";
import { type Actor, actorUserId } from "./actor";

/** Keeps what a person reads in with their account, for browsers in which they have not chosen yet. */
export async function saveLanguage(db: Database, actor: Actor, language: Language): Promise<void> {
  const id = actorUserId(actor);
  if (!id) return;
  await db.$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id, OR: [{ language: null }, { language: { not: language } }] },
      data: { language },
    });
    if (count === 0) return;
    await recordAudit(tx, {
      actor,
      action: "user.language-changed",
      subject: `user:${id}`,
      changes: { language },
    });
  });
}
