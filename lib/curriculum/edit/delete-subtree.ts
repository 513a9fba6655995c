import { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import { lockedProblem, recordEdit } from "./record-edit";
import { keepDependents, keepProblems, refuseTrainedOn, subtreeIds } from "./subtree";
import { problemId } from "./written-problem";

/** Of a larger subtree too much would have to be kept for undoing it. */
const mostDeleted = 5_000;

const input = z.object({ problemId });

/** Deletes a problem with everything below it, their attempts and reviews. @throws LadderboardError conflict, not-found */
export async function deleteSubtree(db: Database, actor: Actor, given: z.input<typeof input>) {
  const { problemId: id } = input.parse(given);
  return db.$transaction(
    async (tx) => {
      const { curriculumId, statement } = await lockedProblem(tx, id);
      const ids = await subtreeIds(tx, id);
      if (ids.length > mostDeleted)
        throw new LadderboardError(
          "conflict",
          { key: "curriculumErrors.tooManyToDelete", values: { count: ids.length } },
          { remedy: { key: "curriculumErrors.deleteParts", values: { most: mostDeleted } } },
        );
      await refuseTrainedOn(tx, ids, "delete");
      const before = { problems: await keepProblems(tx, ids), dependents: await keepDependents(tx, ids) };
      await tx.problem.delete({ where: { id } });
      const changes = { statement, problems: ids.length };
      const editId = await recordEdit(tx, actor, {
        kind: "delete",
        curriculumId,
        problemId: id,
        before,
        changes,
      });
      return { deleted: ids.length, editId };
    },
    { timeout: 60_000 },
  );
}
