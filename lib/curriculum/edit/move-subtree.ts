import { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import type { Database, Transaction } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import { lockedProblem, recordEdit } from "./record-edit";
import { problemId } from "./written-problem";

/** `parentId`: below which problem; null makes it a root. */
const input = z.object({ problemId, parentId: problemId.nullable() });

/** Moves a problem with everything below it. @throws LadderboardError invalid under `parentId`, or not-found */
export async function moveSubtree(db: Database, actor: Actor, given: z.input<typeof input>) {
  const { problemId: id, parentId } = input.parse(given);
  return db.$transaction(async (tx) => {
    const problem = await lockedProblem(tx, id);
    if (problem.parentId === parentId)
      throw invalidField("parentId", { key: "curriculumErrors.thereAlready" });
    await placeBelow(tx, problem, parentId);
    const changes = { from: problem.parentId, to: parentId };
    const before = { parentId: problem.parentId };
    const edit = {
      kind: "move",
      curriculumId: problem.curriculumId,
      problemId: id,
      before,
      changes,
    } as const;
    return { problemId: id, editId: await recordEdit(tx, actor, edit) };
  });
}

/** The database refuses circles as well; asked first, the answer can be in words. */
export async function placeBelow(
  tx: Transaction,
  { id, curriculumId }: { id: string; curriculumId: string },
  parentId: string | null,
): Promise<void> {
  if (parentId !== null) {
    const parent = await tx.problem.findFirst({
      where: { id: parentId, curriculumId },
      select: { id: true },
    });
    if (!parent) throw invalidField("parentId", { key: "curriculumErrors.noProblemHere" });
    const below = await tx.$queryRaw<unknown[]>`
      WITH RECURSIVE above AS (
        SELECT id, parent_id FROM problem WHERE id = ${parentId}
        UNION SELECT problem.id, problem.parent_id FROM problem JOIN above ON problem.id = above.parent_id)
      SELECT 1 FROM above WHERE id = ${id}`;
    if (below.length > 0) throw invalidField("parentId", { key: "curriculumErrors.belowItself" });
  }
  await tx.problem.update({ where: { id }, data: { parentId } });
}
