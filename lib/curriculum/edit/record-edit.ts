import { recordAudit } from "@/lib/audit";
import { type Actor, actorUserId } from "@/lib/auth/actor";
import type { Prisma, Transaction } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";

type Edit = {
  kind: "add" | "correct" | "move" | "delete";
  curriculumId: string;
  problemId: string;
  /** What undoing needs. */
  before?: Prisma.InputJsonObject;
  /** What the audit log says of it. */
  changes: Prisma.InputJsonObject;
};

const actions = {
  add: "problem.added",
  correct: "problem.corrected",
  move: "problem.moved",
  delete: "problem.deleted",
} as const;

/** Writes down an edit in its own transaction: how to undo it, and who did it. Gives its id. */
export async function recordEdit(tx: Transaction, actor: Actor, edit: Edit): Promise<string> {
  const { kind, curriculumId, problemId, before = {}, changes } = edit;
  const { id } = await tx.problemEdit.create({
    data: { kind, curriculumId, problemId, before, editedById: actorUserId(actor) },
    select: { id: true },
  });
  const subject = `problem:${problemId}`;
  await recordAudit(tx, { actor, action: actions[kind], subject, changes: { curriculumId, ...changes } });
  return id;
}

/** The problem, its row locked. @throws LadderboardError not-found */
export async function lockedProblem(tx: Transaction, id: string) {
  await tx.$queryRaw`SELECT 1 FROM problem WHERE id = ${id} FOR UPDATE`;
  const problem = await tx.problem.findUnique({
    where: { id },
    select: {
      id: true,
      curriculumId: true,
      parentId: true,
      statement: true,
      curriculum: { select: { domain: true } },
    },
  });
  if (!problem) throw new LadderboardError("not-found", { key: "curriculumErrors.problemDeleted" });
  return problem;
}
