import { z } from "zod";
import { followCurriculum } from "./follow-curriculum";
import { procedure, router } from "./procedure";

export const curriculaRouter = router({
  follow: procedure("read")
    .input(z.object({ curriculumId: z.string().min(1).max(64), lastEventId: z.string().max(64).nullish() }))
    .subscription(({ ctx, input, signal }) =>
      followCurriculum(ctx.db, {
        curriculumId: input.curriculumId,
        signal: signal ?? new AbortController().signal,
      }),
    ),
});
