import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import { type Actor, actorUserId } from "@/lib/auth/actor";
import type { Database } from "@/lib/db";
import { invalidField, LadderboardError } from "@/lib/errors";
import { rejectReasons } from "./reject-reasons";
import { lockProblem, settleReviewState } from "./review-state";

const decisionInput = z.object({
  problemId: z.string().min(1).max(64),
  decision: z.enum(["approve", "reject", "skip"]),
  /** One of `rejectReasons`; a rejection needs it. */
  reason: z.string().max(100).optional(),
  note: z.string().max(2_000).default(""),
  /** How long the person looked at it. */
  durationMs: z.number().int().min(0).max(86_400_000).optional(),
});
export type DecisionInput = z.input<typeof decisionInput>;

/** One person's decision on one problem; a second one replaces the first. @throws LadderboardError invalid or not-found */
export async function decide(db: Database, actor: Actor, input: DecisionInput) {
  const { problemId, decision, reason, note, durationMs } = decisionInput.parse(input);
  const reviewerId = reviewerOf(actor);
  if (decision === "reject" && !rejectReasons.some(({ id }) => id === reason)) {
    throw invalidField("reason", `Say why: ${rejectReasons.map(({ id }) => id).join(", ")}.`);
  }
  return db.$transaction(async (tx) => {
    if (!(await lockProblem(tx, problemId))) throw gone();
    const data = { decision, reason: decision === "reject" ? reason : null, note, durationMs };
    await tx.review.upsert({
      where: { problemId_reviewerId: { problemId, reviewerId } },
      create: { problemId, reviewerId, ...data },
      update: { ...data, createdAt: new Date() },
    });
    const reviewState = await settleReviewState(tx, problemId);
    const changes = { decision, reason: data.reason ?? null, note, reviewState };
    await recordAudit(tx, { actor, action: "problem.reviewed", subject: `problem:${problemId}`, changes });
    return { reviewState };
  });
}

/** Takes a person's own decision back. Doing it twice is the same as once. @throws LadderboardError not-found */
export async function undoDecision(db: Database, actor: Actor, { problemId }: { problemId: string }) {
  const reviewerId = reviewerOf(actor);
  return db.$transaction(async (tx) => {
    if (!(await lockProblem(tx, problemId))) throw gone();
    const { count } = await tx.review.deleteMany({ where: { problemId, reviewerId } });
    const reviewState = await settleReviewState(tx, problemId);
    if (count > 0) {
      await recordAudit(tx, {
        actor,
        action: "problem.review-undone",
        subject: `problem:${problemId}`,
        changes: { reviewState },
      });
    }
    return { reviewState };
  });
}

function reviewerOf(actor: Actor): string {
  const reviewerId = actorUserId(actor);
  if (!reviewerId) throw new LadderboardError("forbidden", "Only a person decides on a problem.");
  return reviewerId;
}

const gone = () =>
  new LadderboardError("not-found", "This problem is gone.", {
    remedy: "Reload the queue: somebody deleted it meanwhile.",
  });
