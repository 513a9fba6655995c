import { z } from "zod";
import { searchByShape } from "@/lib/curriculum";
import { followCurriculum } from "./follow-curriculum";
import { procedure, router } from "./procedure";

export const curriculaRouter = router({
  searchByShape: procedure("read")
    .input(z.object({ curriculumId: z.string().min(1).max(64), shape: z.string().min(1).max(2_000) }))
    .query(({ ctx, input }) => searchByShape(ctx.db, input.curriculumId, input.shape)),
  follow: procedure("read")
    .input(z.object({ curriculumId: z.string().min(1).max(64), lastEventId: z.string().max(64).nullish() }))
    .subscription(({ ctx, input, signal }) =>
      followCurriculum(ctx.db, {
        curriculumId: input.curriculumId,
        signal: signal ?? new AbortController().signal,
      }),
    ),
});
