import type { Actor } from "@/lib/auth/actor";
import { actorText } from "@/lib/auth/actor";
import type { Prisma, Transaction } from "@/lib/db";
import type { Messages } from "@/lib/language/messages";

type Named = Messages["audit"]["actions"];
/** What may be recorded: every action has a name in each language. */
export type AuditAction = { [N in keyof Named]: `${N}.${keyof Named[N] & string}` }[keyof Named];

export type AuditRecord = {
  readonly actor: Actor;
  /** What happened, in the past tense: "run.launched". */
  readonly action: AuditAction;
  /** What it happened to: "run:<id>". */
  readonly subject: string;
  readonly changes: Prisma.InputJsonValue;
};

/**
 * Adds an entry to the audit log, in the transaction of the change it records. The database fills the columns and links the
 * entry to the one before (see the migration "rules"); it lets other entries wait until this transaction ends.
 */
export async function recordAudit(
  tx: Transaction,
  { actor, action, subject, changes }: AuditRecord,
): Promise<void> {
  const payload = JSON.stringify({
    at: new Date().toISOString(),
    actor: actorText(actor),
    action,
    subject,
    changes,
  });
  await tx.$executeRaw`INSERT INTO audit_entry (payload) VALUES (${payload})`;
}
