import { z } from "zod";
import { problemPath } from "@/lib/curriculum";
import { problemEvidence } from "@/lib/review";
import { procedure, router } from "./procedure";

export const problemsRouter = router({
  evidence: procedure("read")
    .input(z.object({ problemId: z.string().min(1).max(64) }))
    .query(({ ctx, input }) => problemEvidence(ctx.db, ctx.actor, input.problemId)),
  path: procedure("read")
    .input(z.object({ problemId: z.string().min(1).max(64) }))
    .query(({ ctx, input }) => problemPath(ctx.db, input.problemId)),
});
