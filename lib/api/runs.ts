import { z } from "zod";
import { followRun } from "./follow-run";
import { procedure, router } from "./procedure";

const eventId = z.string().regex(/^\d{1,18}$/, "This is not the id of an event.");

export const runsRouter = router({
  follow: procedure("read")
    .input(z.object({ runId: z.string().min(1).max(64), lastEventId: eventId.nullish() }))
    .subscription(({ ctx, input, signal }) =>
      followRun(ctx.db, {
        runId: input.runId,
        lastEventId: BigInt(input.lastEventId ?? 0),
        signal: signal ?? new AbortController().signal,
      }),
    ),
});
