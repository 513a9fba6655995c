import { z } from "zod";
import { type Actor, actorUserId } from "@/lib/auth/actor";
import type { Database } from "@/lib/db";
import { lockedProblem, recordEdit } from "./record-edit";
import { problemId, rethrowDuplicate, statement, writtenProblem } from "./written-problem";

const input = z.object({ parentId: problemId, statement });

/** A variant that a person wrote. It waits for verification and review like any other. @throws LadderboardError */
export async function addVariant(db: Database, actor: Actor, given: z.input<typeof input>) {
  const { parentId, statement: text } = input.parse(given);
  return db
    .$transaction(async (tx) => {
      const { curriculumId, curriculum } = await lockedProblem(tx, parentId);
      const row = await writtenProblem(tx, curriculum.domain, text);
      const { id } = await tx.problem.create({
        data: {
          ...row,
          curriculumId,
          parentId,
          transformations: [],
          provenance: { written: "by hand" },
          // Whoever wrote it does not approve it.
          editedById: actorUserId(actor),
        },
        select: { id: true },
      });
      const changes = { parentId, statement: row.statement };
      const editId = await recordEdit(tx, actor, { kind: "add", curriculumId, problemId: id, changes });
      return { problemId: id, editId };
    })
    .catch(rethrowDuplicate);
}
