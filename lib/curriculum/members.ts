import { z } from "zod";
import { type AuditAction, recordAudit } from "@/lib/audit";
import { type Actor, actorUserId } from "@/lib/auth/actor";
import type { Database, Transaction } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";

const curriculumId = z.string().min(1).max(64);
export const accessInput = z.object({ curriculumId, access: z.enum(["everyone", "members"]) });
export const memberInput = z.object({ curriculumId, userId: z.string().min(1).max(64) });

/** Who may enter a curriculum, and who could be added; at most 1,000 accounts. @throws LadderboardError not-found */
export async function membership(db: Database, id: string) {
  const curriculum = await db.curriculum.findUnique({
    where: { id },
    select: {
      name: true,
      access: true,
      members: {
        orderBy: { user: { name: "asc" } },
        select: { addedAt: true, user: { select: { id: true, name: true, role: true, disabled: true } } },
      },
    },
  });
  if (!curriculum) throw gone();
  const others = await db.user.findMany({
    where: { disabled: false, memberOf: { none: { curriculumId: id } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 1_000,
    select: { id: true, name: true, role: true },
  });
  const members = curriculum.members.map(({ user, addedAt }) => ({ ...user, addedAt }));
  return { name: curriculum.name, access: curriculum.access, members, others };
}

/** Opens a curriculum to everyone, or to its members alone; who closes it is one of them. @throws LadderboardError not-found */
export async function changeAccess(db: Database, actor: Actor, input: z.input<typeof accessInput>) {
  const { curriculumId: id, access } = accessInput.parse(input);
  await db.$transaction(async (tx) => {
    const before = await tx.curriculum.findUnique({ where: { id }, select: { access: true } });
    if (!before) throw gone();
    if (before.access === access) return;
    await tx.curriculum.update({ where: { id }, data: { access } });
    await record(tx, actor, id, "curriculum.access-changed", { from: before.access, to: access });
    const userId = actorUserId(actor);
    if (access === "members" && userId) await enter(tx, actor, id, userId);
  });
}

/** Adding a member again changes nothing. @throws LadderboardError not-found */
export async function addMember(db: Database, actor: Actor, input: z.input<typeof memberInput>) {
  const { curriculumId: id, userId } = memberInput.parse(input);
  await db.$transaction(async (tx) => {
    const known = await tx.curriculum.count({ where: { id } });
    const person = await tx.user.count({ where: { id: userId, disabled: false } });
    if (!known) throw gone();
    if (!person) throw new LadderboardError("not-found", { key: "people.noSuchAccount" });
    await enter(tx, actor, id, userId);
  });
}

/** What they have on their desk goes back to the others. Removing nobody changes nothing. */
export async function removeMember(db: Database, actor: Actor, input: z.input<typeof memberInput>) {
  const { curriculumId: id, userId } = memberInput.parse(input);
  await db.$transaction(async (tx) => {
    const { count } = await tx.curriculumMember.deleteMany({ where: { curriculumId: id, userId } });
    if (count === 0) return;
    await tx.reservation.deleteMany({ where: { reviewerId: userId, problem: { curriculumId: id } } });
    await record(tx, actor, id, "curriculum.member-removed", { userId });
  });
}

async function enter(tx: Transaction, actor: Actor, id: string, userId: string): Promise<void> {
  const { count } = await tx.curriculumMember.createMany({
    data: { curriculumId: id, userId },
    skipDuplicates: true,
  });
  if (count > 0) await record(tx, actor, id, "curriculum.member-added", { userId });
}

function record(tx: Transaction, actor: Actor, id: string, action: AuditAction, changes: object) {
  return recordAudit(tx, { actor, action, subject: `curriculum:${id}`, changes });
}

const gone = () => new LadderboardError("not-found", { key: "errors.noCurriculum" });
