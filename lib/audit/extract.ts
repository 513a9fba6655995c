import { database } from "@/lib/db";
import { readSnapshot, streamRows } from "@/lib/db/stream-rows";
import { type KnowingTranslate, titleOr } from "@/lib/language/domain-titles";
import type { AuditFilter } from "./filter";
import { partiesOf, partyName } from "./parties";
import { type AuditEntry, changesOf } from "./read";
import { scopeAudit } from "./scope";
import { selectAudit } from "./select";

/** An entry for people who read: with the names of today. It leaves out what a hash is made of, so it proves nothing. */
export type ExtractRow = {
  readonly number: number;
  readonly at: string;
  readonly actor: string;
  readonly actorName: string | null;
  readonly action: string;
  readonly actionName: string;
  readonly subject: string;
  readonly subjectName: string | null;
  readonly changes: unknown;
  readonly hash: string;
};

export const extractColumns: Readonly<Record<keyof ExtractRow, "integer" | "string">> = {
  number: "integer",
  at: "string",
  actor: "string",
  actorName: "string",
  action: "string",
  actionName: "string",
  subject: "string",
  subjectName: "string",
  changes: "string",
  hash: "string",
};

/** Entries whose names are looked up at once. */
const atOnce = 500;

/** The entries that a filter finds, as they are now, newest first; any number of them takes the same memory. */
export async function* extractAudit(
  filter: AuditFilter,
  translate: KnowingTranslate,
): AsyncGenerator<ExtractRow> {
  await scopeAudit(database());
  const { text, values } = selectAudit(filter, {});
  let waiting: AuditEntry[] = [];
  for await (const entry of readSnapshot((client) => streamRows<AuditEntry>(client, text, values))) {
    waiting.push(entry);
    if (waiting.length < atOnce) continue;
    yield* await named(waiting, translate);
    waiting = [];
  }
  yield* await named(waiting, translate);
}

async function named(entries: readonly AuditEntry[], translate: KnowingTranslate): Promise<ExtractRow[]> {
  const parties = await partiesOf(
    database(),
    entries.flatMap(({ actor, subject }) => [actor, subject]),
  );
  return entries.map((entry) => ({
    number: Number(entry.id),
    at: entry.at.toISOString(),
    actor: entry.actor,
    actorName: partyName(translate, parties, entry.actor),
    action: entry.action,
    actionName: titleOr(translate, `audit.actions.${entry.action}`, entry.action),
    subject: entry.subject,
    subjectName: partyName(translate, parties, entry.subject),
    changes: changesOf(entry),
    hash: entry.hash,
  }));
}
