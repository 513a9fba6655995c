import { auditRouter } from "./audit";
import { curriculaRouter } from "./curricula";
import { problemsRouter } from "./problems";
import { router } from "./procedure";
import { reviewRouter } from "./review";
import { runsRouter } from "./runs";
import { tokensRouter } from "./tokens";
import { usersRouter } from "./users";

export const appRouter = router({
  audit: auditRouter,
  curricula: curriculaRouter,
  problems: problemsRouter,
  review: reviewRouter,
  runs: runsRouter,
  tokens: tokensRouter,
  users: usersRouter,
});

export type AppRouter = typeof appRouter;
