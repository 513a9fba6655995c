import { z } from "zod";
import { createApiToken, listApiTokens, newTokenSchema, revokeApiToken } from "@/lib/auth/api-tokens";
import { procedure, router } from "./procedure";

export const tokensRouter = router({
  list: procedure("tokens").query(({ ctx }) => listApiTokens(ctx.db, ctx.actor)),
  create: procedure("tokens")
    .input(newTokenSchema)
    .mutation(({ ctx, input }) => createApiToken(ctx.db, ctx.actor, input)),
  revoke: procedure("tokens")
    .input(z.object({ tokenId: z.string().min(1).max(64) }))
    .mutation(({ ctx, input }) => revokeApiToken(ctx.db, ctx.actor, input.tokenId)),
});
