import { type Actor, actorUserId } from "@/lib/auth/actor";
import { can } from "@/lib/auth/permissions";
import type { Database } from "@/lib/db";
import type { ReviewState } from "./review-state";

type Decided = { readonly reviewerId: string | null; readonly decision: string };
type Judged<Review> = {
  readonly id: string;
  readonly reviewState: ReviewState;
  readonly reviews: readonly Review[];
};

/**
 * The decisions on a problem that a person may see. Who may still decide on it sees no other's until their own is made, so that
 * two opinions are two; a conflict is shown whole to who comes third; a calibration problem looks as if nobody had decided.
 */
export async function visibleDecisions<Review extends Decided>(
  db: Database,
  actor: Actor,
  { id: problemId, reviewState, reviews }: Judged<Review>,
): Promise<{ reviewState: ReviewState; reviews: readonly Review[]; hidden: number }> {
  const reviewerId = actorUserId(actor);
  const all = { reviewState, reviews, hidden: 0 };
  if (!reviewerId || !can(actor, "review")) return all;
  const held = await db.reservation.findFirst({
    where: { problemId, reviewerId, purpose: "calibrate", leaseUntil: { gt: new Date() } },
    select: { problemId: true },
  });
  if (held) return { reviewState: "pending", reviews: [], hidden: 0 };
  const decided = reviews.some((review) => review.reviewerId === reviewerId && review.decision !== "skip");
  if (reviewState !== "pending" || decided) return all;
  const visible = reviews.filter((review) => review.reviewerId === reviewerId || review.reviewerId === null);
  const hidden = reviews.filter((review) => !visible.includes(review) && review.decision !== "skip").length;
  return { reviewState, reviews: visible, hidden };
}
