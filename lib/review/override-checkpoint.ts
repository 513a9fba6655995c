import { recordAudit } from "@/lib/audit";
import { type Actor, actorUserId } from "@/lib/auth/actor";
import { can } from "@/lib/auth/permissions";
import type { Database, Transaction } from "@/lib/db";
import { invalidField, LadderboardError } from "@/lib/errors";
import { asksSecondPerson, requestSecondPerson } from "./second-person";

/**
 * Opens the gate against its policy; where the curriculum asks for a second person, only asks for it. Returns whether it is open
 * now. @throws LadderboardError invalid without a written reason, forbidden for whoever is no
 * administrator
 */
export async function openCheckpoint(
  db: Database,
  actor: Actor,
  { curriculumId, reason }: { curriculumId: string; reason: string },
): Promise<boolean> {
  const openedById = actorUserId(actor);
  if (!openedById || !can(actor, "override"))
    throw new LadderboardError("forbidden", { key: "reviewErrors.onlyAdministratorsOpen" });
  const why = reason.trim();
  if (why === "") throw invalidField("reason", { key: "reviewErrors.whyOpened" });
  if (await asksSecondPerson(db, curriculumId)) {
    const request = { curriculumId, kind: "open_checkpoint", reason: why, details: {} } as const;
    await requestSecondPerson(db, actor, request);
    return false;
  }
  await db.$transaction((tx) =>
    setState(tx, actor, curriculumId, { state: "open", openedById, agreedById: null, reason: why }),
  );
  return true;
}

/** Opens the gate that one administrator asked to open and another agreed to, in the transaction of their agreement. */
export async function openAsAgreed(
  tx: Transaction,
  actor: Actor,
  request: { curriculumId: string; requestedById: string; reason: string },
): Promise<void> {
  const { curriculumId, requestedById: openedById, reason } = request;
  await setState(tx, actor, curriculumId, {
    state: "open",
    openedById,
    agreedById: actorUserId(actor),
    reason,
  });
}

/** Gives the gate back to its policy. */
export async function closeCheckpoint(
  db: Database,
  actor: Actor,
  { curriculumId }: { curriculumId: string },
) {
  await db.$transaction((tx) =>
    setState(tx, actor, curriculumId, { state: "closed", openedById: null, agreedById: null, reason: null }),
  );
}

type NewState = {
  state: "open" | "closed";
  openedById: string | null;
  agreedById: string | null;
  reason: string | null;
};

async function setState(tx: Transaction, actor: Actor, curriculumId: string, next: NewState): Promise<void> {
  if (!(await tx.curriculum.findUnique({ where: { id: curriculumId }, select: { id: true } }))) {
    throw new LadderboardError("not-found", { key: "errors.noCurriculum" });
  }
  const changedAt = new Date();
  await tx.checkpoint.upsert({
    where: { curriculumId_stage: { curriculumId, stage: "train" } },
    create: { curriculumId, stage: "train", ...next },
    update: { ...next, changedAt },
  });
  const action = next.state === "open" ? "checkpoint.opened" : "checkpoint.closed";
  const subject = `curriculum:${curriculumId}`;
  const { reason, agreedById, openedById } = next;
  const changes = agreedById ? { reason, askedById: openedById } : { reason };
  await recordAudit(tx, { actor, action, subject, changes });
}
