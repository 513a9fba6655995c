import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import type { Actor } from "@/lib/auth/actor";
import { type Database, Prisma, type Transaction } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import type { Messages } from "@/lib/language/messages";
import { placeBelow } from "./move-subtree";
import { dropDependents, putBack, refuseTrainedOn } from "./subtree";

const input = z.object({ editId: z.string().min(1).max(64) });
const kept = z.object({
  problems: z.array(z.looseObject({ id: z.string(), parent_id: z.string().nullable() })).default([]),
  dependents: z.record(z.string(), z.array(z.unknown())).default({}),
  parentId: z.string().nullable().optional(),
});
type Kept = z.output<typeof kept>;
type Edit = { problemId: string; curriculumId: string };

/** Takes an edit back; twice is the same as once. @throws LadderboardError conflict where the tree went on since */
export async function undoEdit(db: Database, actor: Actor, given: z.input<typeof input>) {
  const { editId } = input.parse(given);
  return db
    .$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM problem_edit WHERE id = ${editId} FOR UPDATE`;
        const edit = await tx.problemEdit.findUnique({ where: { id: editId } });
        if (!edit) throw new LadderboardError("not-found", { key: "curriculumErrors.noEdit" });
        if (edit.undoneAt) return { problemId: edit.problemId };
        await undo[edit.kind](tx, edit, kept.parse(edit.before));
        await tx.problemEdit.update({ where: { id: editId }, data: { undoneAt: new Date() } });
        const subject = `problem:${edit.problemId}`;
        const changes = { curriculumId: edit.curriculumId, edit: edit.kind };
        await recordAudit(tx, { actor, action: "problem.edit-undone", subject, changes });
        return { problemId: edit.problemId };
      },
      { timeout: 60_000 },
    )
    .catch(rethrowConflict);
}

const undo: Record<
  "add" | "correct" | "move" | "delete",
  (tx: Transaction, edit: Edit, before: Kept) => Promise<void>
> = {
  async add(tx, { problemId }) {
    if ((await tx.problem.count({ where: { parentId: problemId } })) > 0) throw wentOn("hasVariants");
    await refuseTrainedOn(tx, [problemId], "undoAdd");
    await tx.problem.deleteMany({ where: { id: problemId } });
  },
  async correct(tx, { problemId }, { problems, dependents }) {
    const { parent_id, ...row } = problems[0]!;
    await refuseTrainedOn(tx, [problemId], "undoCorrect");
    await dropDependents(tx, problemId);
    const count = await tx.$executeRaw`
      UPDATE problem SET (statement, latex, canonical, canonical_hash, shape_tokens, attempt_count, verified_count,
          undecided_count, verdict, measured_by_run_id, review_state, edited_by_id)
        = (SELECT statement, latex, canonical, canonical_hash, shape_tokens, attempt_count, verified_count,
          undecided_count, verdict, measured_by_run_id, review_state, edited_by_id
          FROM jsonb_populate_record(null::problem, ${JSON.stringify(row)}::jsonb))
      WHERE id = ${problemId}`;
    if (count === 0) throw wentOn("deleted");
    await putBackAll(tx, dependents);
  },
  async move(tx, { problemId, curriculumId }, { parentId = null }) {
    if ((await tx.problem.count({ where: { id: problemId } })) === 0) throw wentOn("deleted");
    await placeBelow(tx, { id: problemId, curriculumId }, parentId);
  },
  async delete(tx, _edit, { problems, dependents }) {
    const parentId = problems[0]?.parent_id;
    if (parentId && (await tx.problem.count({ where: { id: parentId } })) === 0)
      throw wentOn("parentDeleted");
    await putBack(tx, "problem", problems as Prisma.JsonValue);
    await putBackAll(tx, dependents);
  },
};

async function putBackAll(tx: Transaction, dependents: Kept["dependents"]): Promise<void> {
  for (const [table, rows] of Object.entries(dependents))
    if (rows.length > 0) await putBack(tx, table, rows as Prisma.JsonValue);
}

const wentOn = (why: keyof Messages["curriculumErrors"]["wentOn"]) =>
  new LadderboardError("conflict", { key: `curriculumErrors.wentOn.${why}` });

/** A duplicate that was added, or a run that was deleted, since. */
function rethrowConflict(error: unknown): never {
  const text = error instanceof Error ? error.message : "";
  if (error instanceof Prisma.PrismaClientKnownRequestError && /duplicate key|foreign key/.test(text))
    throw wentOn("changed");
  throw error;
}
