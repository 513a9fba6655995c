import { recordAudit } from "@/lib/audit";
import { type Actor, actorUserId } from "@/lib/auth/actor";
import { can } from "@/lib/auth/permissions";
import type { Database, Prisma, Transaction } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";

export async function asksSecondPerson(db: Database, curriculumId: string): Promise<boolean> {
  const curriculum = await db.curriculum.findUnique({
    where: { id: curriculumId },
    select: { secondPerson: true },
  });
  return curriculum?.secondPerson ?? false;
}

/**
 * Marks what is risky in a curriculum, or takes the mark away: not while something waits for a second person, or whoever asked
 * could do it alone after all. @throws LadderboardError forbidden, conflict or not-found
 */
export async function setSecondPerson(
  db: Database,
  actor: Actor,
  { curriculumId, asked }: { curriculumId: string; asked: boolean },
): Promise<void> {
  if (!can(actor, "override"))
    throw new LadderboardError("forbidden", { key: "reviewErrors.onlyAdministratorsMark" });
  await db.$transaction(async (tx) => {
    const waiting = asked ? 0 : await tx.secondPersonRequest.count({ where: { curriculumId, agreed: null } });
    if (waiting > 0)
      throw new LadderboardError(
        "conflict",
        { key: "reviewErrors.requestsWait", values: { count: waiting } },
        { remedy: { key: "reviewErrors.requestsWaitRemedy" } },
      );
    const { count } = await tx.curriculum.updateMany({
      where: { id: curriculumId },
      data: { secondPerson: asked },
    });
    if (count === 0) throw new LadderboardError("not-found", { key: "errors.noCurriculum" });
    const subject = `curriculum:${curriculumId}`;
    await recordAudit(tx, { actor, action: "curriculum.second-person-changed", subject, changes: { asked } });
  });
}

type NewRequest = {
  id?: string;
  curriculumId: string;
  kind: "open_checkpoint" | "launch";
  reason: string;
  details: Prisma.InputJsonObject;
};

/** Puts something risky before a second person; the same launch sent twice is one request. @throws LadderboardError forbidden */
export async function requestSecondPerson(db: Database, actor: Actor, request: NewRequest): Promise<void> {
  const requestedById = actorUserId(actor);
  if (!requestedById)
    throw new LadderboardError(
      "forbidden",
      { key: "reviewErrors.somebodyMustAsk" },
      {
        remedy: { key: "reviewErrors.somebodyMustAskRemedy" },
      },
    );
  await db.$transaction(async (tx) => {
    const { count } = await tx.secondPersonRequest.createMany({
      data: [{ ...request, requestedById }],
      skipDuplicates: true,
    });
    if (count === 0) return;
    const { curriculumId, kind, reason, details } = request;
    const changes = { kind, reason, details };
    const subject = `curriculum:${curriculumId}`;
    await recordAudit(tx, { actor, action: "second-person.asked", subject, changes });
  });
}

/** What waits for a second person in a curriculum, the oldest first. */
export function waitingRequests(db: Database, curriculumId: string) {
  return db.secondPersonRequest.findMany({
    where: { curriculumId, agreed: null },
    orderBy: { requestedAt: "asc" },
    include: { requestedBy: { select: { id: true, name: true } } },
  });
}

/**
 * Agrees to a request, or refuses it, once; `carryOut` does what was asked for in the same transaction. Whoever asked may take
 * it back, and never agree. To open a checkpoint takes an administrator, as it does alone.
 * @throws LadderboardError not-found, conflict or forbidden
 */
export async function decideRequest(
  db: Database,
  actor: Actor,
  { requestId, agreed }: { requestId: string; agreed: boolean },
  carryOut: (tx: Transaction, request: Prisma.SecondPersonRequestGetPayload<object>) => Promise<void>,
) {
  const decidedById = actorUserId(actor);
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM second_person_request WHERE id = ${requestId} FOR UPDATE`;
    const request = await tx.secondPersonRequest.findUnique({ where: { id: requestId } });
    if (!request) throw new LadderboardError("not-found", { key: "reviewErrors.noRequest" });
    if (request.agreed !== null)
      throw new LadderboardError("conflict", { key: "reviewErrors.decidedAlready" });
    const needed = request.kind === "open_checkpoint" ? "override" : "operate";
    if (!decidedById || actor.kind !== "person" || !can(actor, needed))
      throw new LadderboardError("forbidden", { key: "reviewErrors.roleForbids" });
    if (agreed && decidedById === request.requestedById)
      throw new LadderboardError("forbidden", { key: "reviewErrors.anotherMustAgree" });
    await tx.secondPersonRequest.update({
      where: { id: requestId },
      data: { agreed, decidedById, decidedAt: new Date() },
    });
    const action = agreed ? "second-person.agreed" : "second-person.refused";
    const changes = { request: requestId, kind: request.kind };
    await recordAudit(tx, { actor, action, subject: `curriculum:${request.curriculumId}`, changes });
    if (agreed) await carryOut(tx, request);
    return request;
  });
}
