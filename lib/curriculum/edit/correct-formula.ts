import { z } from "zod";
import { type Actor, actorUserId } from "@/lib/auth/actor";
import type { Database } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import { lockedProblem, recordEdit } from "./record-edit";
import { dropDependents, keepDependents, keepProblems, refuseTrainedOn } from "./subtree";
import { problemId, rethrowDuplicate, statement, writtenProblem } from "./written-problem";

const input = z.object({ problemId, statement });

/** Nothing that was measured or decided of the old formula holds for the new one. */
const unmeasured = {
  attemptCount: 0,
  verifiedCount: 0,
  undecidedCount: 0,
  verdict: null,
  measuredByRunId: null,
  reviewState: "pending",
} as const;

/** Puts another formula in a problem's place. Its attempts and reviews go with the old one. @throws LadderboardError */
export async function correctFormula(db: Database, actor: Actor, given: z.input<typeof input>) {
  const { problemId: id, statement: text } = input.parse(given);
  return db
    .$transaction(async (tx) => {
      const problem = await lockedProblem(tx, id);
      await refuseTrainedOn(tx, [id], "correct");
      const row = await writtenProblem(tx, problem.curriculum.domain, text);
      if (row.statement === problem.statement)
        throw invalidField("statement", { key: "curriculumErrors.unchanged" });
      const before = { problems: await keepProblems(tx, [id]), dependents: await keepDependents(tx, [id]) };
      await dropDependents(tx, id);
      await tx.problem.update({
        where: { id },
        data: { ...row, ...unmeasured, editedById: actorUserId(actor) },
      });
      const changes = { from: problem.statement, to: row.statement };
      const edit = {
        kind: "correct",
        curriculumId: problem.curriculumId,
        problemId: id,
        before,
        changes,
      } as const;
      return { problemId: id, editId: await recordEdit(tx, actor, edit) };
    })
    .catch(rethrowDuplicate);
}
