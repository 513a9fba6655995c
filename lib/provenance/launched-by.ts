import { nameOf, partiesOf } from "@/lib/audit/parties";
import type { Database } from "@/lib/db";
import type { Text } from "@/lib/language/words";

/** Who launched a run, as the audit log knows them; null where the log has no entry of it. */
export async function launchedBy(db: Database, runId: string): Promise<Text | null> {
  const entry = await db.auditEntry.findFirst({
    where: { subject: `run:${runId}`, action: "run.launched" },
    orderBy: { id: "asc" },
    select: { actor: true },
  });
  return entry && nameOf(await partiesOf(db, [entry.actor]), entry.actor);
}
