import { z } from "zod";
import { actorUserId } from "@/lib/auth/actor";
import {
  attemptPlot,
  calibrationScore,
  carryOut,
  comparedProblemsOf,
  deskCommand,
  giveBack,
  handOut,
  pairsFor,
  prepareQueue,
  reserveSimilar,
} from "@/lib/review";
import { procedure, router } from "./procedure";

const id = z.string().min(1).max(64);
const some = (most: number) => z.number().int().min(1).max(most);

/** The reviewer's desk: what it asks for and what it sends. */
export const reviewRouter = router({
  handOut: procedure("review")
    .input(
      z.object({
        curriculumId: id.optional(),
        wanted: some(50),
        skipped: z.enum(["again", "never"]).optional(),
        decided: z.array(id).max(200).optional(),
      }),
    )
    .mutation(({ ctx, input }) => handOut(ctx.db, ctx.actor, input)),
  similar: procedure("review")
    .input(z.object({ problemId: id, kind: z.enum(["alike", "children"]), wanted: some(60) }))
    .mutation(({ ctx, input }) => reserveSimilar(ctx.db, ctx.actor, input)),
  giveBack: procedure("review")
    .input(z.object({ problemIds: z.array(id).max(100), leaseUntil: z.date() }))
    .mutation(({ ctx, input }) => giveBack(ctx.db, ctx.actor, input)),
  prepare: procedure("review")
    .input(z.object({ curriculumId: id }))
    .mutation(({ ctx, input }) => prepareQueue(ctx.db, input.curriculumId)),
  /** One command at a time, in the order in which the person made them. */
  send: procedure("review")
    .input(deskCommand)
    .mutation(({ ctx, input }) => carryOut(ctx.db, ctx.actor, input)),
  plot: procedure("read")
    .input(z.object({ attemptId: id }))
    .query(({ ctx, input }) => attemptPlot(ctx.db, input.attemptId)),
  calibration: procedure("review")
    .input(z.object({ curriculumId: id.optional() }))
    .query(({ ctx, input }) => calibrationScore(ctx.db, actorUserId(ctx.actor) ?? "", input.curriculumId)),
  pairs: procedure("review")
    .input(z.object({ curriculumId: id, wanted: some(20) }))
    .query(({ ctx, input }) => pairsFor(ctx.db, ctx.actor, input)),
  compared: procedure("read")
    .input(z.object({ curriculumId: id }))
    .query(({ ctx, input }) => comparedProblemsOf(ctx.db, input.curriculumId)),
});
