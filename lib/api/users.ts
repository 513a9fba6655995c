import { changeUser, changeUserSchema, listUsers } from "@/lib/auth/users";
import { procedure, router } from "./procedure";

export const usersRouter = router({
  list: procedure("users").query(({ ctx }) => listUsers(ctx.db)),
  change: procedure("users")
    .input(changeUserSchema)
    .mutation(({ ctx, input }) => changeUser(ctx.db, ctx.actor, input)),
});
