import { partiesOf } from "@/lib/audit/parties";
import type { Database } from "@/lib/db";
import type { Text } from "@/lib/language/words";

const shown = [
  "checkpoint.opened",
  "checkpoint.closed",
  "checkpoint.policy-changed",
  "checkpoint.policy-applied",
] as const;
const newest = 20;

export type CheckpointEvent = {
  readonly id: string;
  readonly action: (typeof shown)[number];
  readonly at: Date;
  readonly by: Text;
  readonly reason: string | null;
};

/** Who opened, closed or changed a curriculum's checkpoint, newest first; from the audit log. */
export async function checkpointHistory(db: Database, curriculumId: string): Promise<CheckpointEvent[]> {
  const entries = await db.auditEntry.findMany({
    where: { subject: `curriculum:${curriculumId}`, action: { in: [...shown] } },
    orderBy: { id: "desc" },
    take: newest,
    select: { id: true, action: true, at: true, actor: true, payload: true },
  });
  const parties = await partiesOf(
    db,
    entries.map(({ actor }) => actor),
  );
  return entries.map(({ id, action, at, actor, payload }) => ({
    id: String(id),
    action: action as CheckpointEvent["action"],
    at,
    by: actor.startsWith("system:") ? actor.slice("system:".length) : (parties.get(actor)?.name ?? actor),
    reason: reasonIn(payload),
  }));
}

function reasonIn(payload: string): string | null {
  const { changes } = JSON.parse(payload) as { changes?: { reason?: string | null } };
  return changes?.reason ?? null;
}
