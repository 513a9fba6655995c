import { z } from "zod";
import { learningFrontier, problemFormulas, searchProblems } from "@/lib/curriculum";
import { followCurriculum } from "./follow-curriculum";
import { procedure, router } from "./procedure";

const curriculumId = z.string().min(1).max(64);
/** What a tree or the last message said it knows everything before. */
const transaction = z.string().regex(/^\d{1,20}$/, "This is not the number of a transaction.");

export const curriculaRouter = router({
  search: procedure("read")
    .input(z.object({ curriculumId, text: z.string().min(1).max(2_000) }))
    .query(({ ctx, input }) => searchProblems(ctx.db, input.curriculumId, input.text)),
  /** Of the problems on a screen; those that were deleted meanwhile are left out. */
  formulas: procedure("read")
    .input(z.object({ curriculumId, ids: z.array(z.uuid()).max(100) }))
    .query(({ ctx, input }) => problemFormulas(ctx.db, input.curriculumId, input.ids)),
  /** How the solve rates came about, for the time slider. */
  frontier: procedure("read")
    .input(z.object({ curriculumId }))
    .query(({ ctx, input }) => learningFrontier(ctx.db, input.curriculumId)),
  follow: procedure("read")
    .input(z.object({ curriculumId, since: transaction, lastEventId: transaction.nullish() }))
    .subscription(({ ctx, input, signal }) =>
      followCurriculum(ctx.db, {
        curriculumId: input.curriculumId,
        since: input.lastEventId ?? input.since,
        signal: signal ?? new AbortController().signal,
      }),
    ),
});
