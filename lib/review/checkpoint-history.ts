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
  const names = await namesOf(
    db,
    entries.map(({ actor }) => actor),
  );
  return entries.map(({ id, action, at, actor, payload }) => ({
    id: String(id),
    action: action as CheckpointEvent["action"],
    at,
    by: names.get(actor) ?? actor.replace(/^system:/, ""),
    reason: reasonIn(payload),
  }));
}

/** People and tokens by the text that stands for them in the log. */
async function namesOf(db: Database, actors: readonly string[]): Promise<Map<string, Text>> {
  const ids = (kind: string) =>
    actors.filter((actor) => actor.startsWith(`${kind}:`)).map((actor) => actor.slice(kind.length + 1));
  const [people, tokens] = await Promise.all([
    db.user.findMany({ where: { id: { in: ids("person") } }, select: { id: true, name: true } }),
    db.apiToken.findMany({
      where: { id: { in: ids("token") } },
      select: { id: true, name: true, user: { select: { name: true } } },
    }),
  ]);
  return new Map([
    ...people.map(({ id, name }): [string, Text] => [`person:${id}`, name]),
    ...tokens.map(({ id, name, user }): [string, Text] => [
      `token:${id}`,
      { key: "checkpointPage.history.byToken", values: { person: user.name, token: name } },
    ]),
  ]);
}

function reasonIn(payload: string): string | null {
  const { changes } = JSON.parse(payload) as { changes?: { reason?: string | null } };
  return changes?.reason ?? null;
}
