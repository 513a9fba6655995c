import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import type { Actor } from "@/lib/auth/actor";
import { type Database, Prisma, type Transaction } from "@/lib/db";
import { takeBackCalibration } from "./calibration";
import { gone } from "./decide";
import { queueCurriculum } from "./queue";
import { once } from "./receipt";
import { reserve } from "./reserve";
import { lockProblem, type ReviewState, settleReviewState } from "./review-state";
import { requireReviewer } from "./reviewer";

export const undoInput = z.object({
  /** Made by the browser. */
  id: z.uuid().optional(),
  problemId: z.string().min(1).max(64),
});

/**
 * Takes a person's own decision back and, where it is free, hands them the problem again. Doing it twice is the same as
 * once. @throws LadderboardError not-found or forbidden
 */
export async function undoDecision(db: Database, actor: Actor, input: z.input<typeof undoInput>) {
  const { id, problemId } = undoInput.parse(input);
  return db.$transaction(async (tx) => {
    const reviewerId = await requireReviewer(tx, actor);
    const work = () => undoOnce(tx, actor, reviewerId, problemId);
    return id ? once(tx, { id, reviewerId }, work) : work();
  });
}

async function undoOnce(
  tx: Transaction,
  actor: Actor,
  reviewerId: string,
  problemId: string,
): Promise<{ reviewState: ReviewState }> {
  const problem = await lockProblem(tx, problemId);
  if (!problem) throw gone();
  const curriculum = await queueCurriculum(tx, problem.curriculumId);
  const { policy, seats } = curriculum;
  const lease = { reviewerId, minutes: policy.leaseMinutes };
  if (await takeBackCalibration(tx, lease, problemId)) return { reviewState: "pending" };
  const { count } = await tx.review.deleteMany({ where: { problemId, reviewerId } });
  const reviewState = await settleReviewState(tx, problemId);
  if (count === 0) return { reviewState };
  const changes = { reviewState };
  await recordAudit(tx, { actor, action: "problem.review-undone", subject: `problem:${problemId}`, changes });
  const where = Prisma.sql`p.id = ${problemId} AND p.review_state = 'pending'`;
  await reserve(tx, lease, { wanted: 1, seats, from: { where, order: Prisma.empty } });
  return { reviewState };
}
