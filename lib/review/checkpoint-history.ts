import { nameOf, partiesOf } from "@/lib/audit/parties";
import { changesOf } from "@/lib/audit/read";
import type { Database } from "@/lib/db";
import type { Text } from "@/lib/language/words";

const shown = [
  "checkpoint.opened",
  "checkpoint.closed",
  "checkpoint.policy-changed",
  "checkpoint.policy-applied",
  "curriculum.second-person-changed",
  "second-person.asked",
  "second-person.agreed",
  "second-person.refused",
] as const;
const newest = 20;

export type CheckpointEvent = {
  readonly id: string;
  readonly action: (typeof shown)[number];
  readonly at: Date;
  readonly by: Text;
  readonly reason: string | null;
};

type Changes = { readonly kind?: string; readonly reason?: string | null; readonly askedById?: string };

/** Who opened, closed or changed a curriculum's checkpoint, newest first; from the audit log. */
export async function checkpointHistory(db: Database, curriculumId: string): Promise<CheckpointEvent[]> {
  const entries = await db.auditEntry.findMany({
    where: { subject: `curriculum:${curriculumId}`, action: { in: [...shown] } },
    orderBy: { id: "desc" },
    take: newest,
    select: { id: true, action: true, at: true, actor: true, payload: true },
  });
  const read = entries.map((entry) => ({ ...entry, changes: changesOf(entry) as Changes }));
  const parties = await partiesOf(
    db,
    read.flatMap(({ actor, changes: { askedById } }) => (askedById ? [actor, `user:${askedById}`] : [actor])),
  );
  return read
    .filter(({ changes }) => changes.kind !== "launch")
    .map(({ id, action, at, actor, changes: { reason, askedById } }) => ({
      id: String(id),
      action: action as CheckpointEvent["action"],
      at,
      by: askedById
        ? {
            key: "checkpointPage.history.agreed",
            values: { asked: nameOf(parties, `user:${askedById}`), agreed: nameOf(parties, actor) },
          }
        : nameOf(parties, actor),
      reason: reason ?? null,
    }));
}
