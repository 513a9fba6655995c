import { recordAudit } from "@/lib/audit";
import { type Actor, actorUserId } from "@/lib/auth/actor";
import { can } from "@/lib/auth/permissions";
import type { Database } from "@/lib/db";
import { invalidField, LadderboardError } from "@/lib/errors";

/**
 * Opens the gate against its policy. @throws LadderboardError invalid without a written reason, forbidden for whoever is no
 * administrator
 */
export async function openCheckpoint(
  db: Database,
  actor: Actor,
  { curriculumId, reason }: { curriculumId: string; reason: string },
) {
  const openedById = actorUserId(actor);
  if (!openedById || !can(actor, "override"))
    throw new LadderboardError("forbidden", "Only an administrator opens a checkpoint against its policy.");
  const why = reason.trim();
  if (why === "") throw invalidField("reason", "Write why it is opened.");
  await setState(db, actor, curriculumId, { state: "open", openedById, reason: why });
}

/** Gives the gate back to its policy. */
export async function closeCheckpoint(
  db: Database,
  actor: Actor,
  { curriculumId }: { curriculumId: string },
) {
  await setState(db, actor, curriculumId, { state: "closed", openedById: null, reason: null });
}

type NewState = { state: "open" | "closed"; openedById: string | null; reason: string | null };

async function setState(db: Database, actor: Actor, curriculumId: string, next: NewState): Promise<void> {
  await db.$transaction(async (tx) => {
    if (!(await tx.curriculum.findUnique({ where: { id: curriculumId }, select: { id: true } }))) {
      throw new LadderboardError("not-found", "There is no such curriculum.");
    }
    const changedAt = new Date();
    await tx.checkpoint.upsert({
      where: { curriculumId_stage: { curriculumId, stage: "train" } },
      create: { curriculumId, stage: "train", ...next },
      update: { ...next, changedAt },
    });
    const action = next.state === "open" ? "checkpoint.opened" : "checkpoint.closed";
    await recordAudit(tx, {
      actor,
      action,
      subject: `curriculum:${curriculumId}`,
      changes: { reason: next.reason },
    });
  });
}
