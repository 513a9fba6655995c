import { z } from "zod";
import { problemEvidence } from "@/lib/review";
import { procedure, router } from "./procedure";

export const problemsRouter = router({
  evidence: procedure("read")
    .input(z.object({ problemId: z.string().min(1).max(64) }))
    .query(({ ctx, input }) => problemEvidence(ctx.db, ctx.actor, input.problemId)),
});
