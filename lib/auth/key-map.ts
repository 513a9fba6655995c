import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import type { Database } from "@/lib/db";
import { type Actor, actorUserId } from "./actor";

/** What a person changed of the keyboard shortcuts: the name of what it does → its keys. */
export const keyMapSchema = z
  .record(z.string().regex(/^[a-z][a-z.-]{0,59}$/), z.string().min(1).max(40))
  .refine((map) => Object.keys(map).length <= 200, "Too many shortcuts.");
export type KeyMap = z.infer<typeof keyMapSchema>;

/** Their own keys, on every machine; none where what is stored cannot be read. */
export async function keyMapOf(db: Database, actor: Actor): Promise<KeyMap> {
  const id = actorUserId(actor);
  const user = id && (await db.user.findUnique({ where: { id }, select: { keyMap: true } }));
  return (user && keyMapSchema.safeParse(user.keyMap).data) || {};
}

/** Keeps a person's own keys. An empty map gives them the usual ones. */
export async function saveKeyMap(db: Database, actor: Actor, keyMap: KeyMap): Promise<void> {
  const id = actorUserId(actor);
  if (!id) return;
  await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id }, data: { keyMap } });
    await recordAudit(tx, { actor, action: "user.keys-changed", subject: `user:${id}`, changes: keyMap });
  });
}
