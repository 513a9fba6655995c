import { checkpointPolicySchema } from "@/lib/curriculum";
import type { Transaction } from "@/lib/db";

type Vote = { readonly decision: "approve" | "reject" | "skip"; readonly byPolicy: boolean };
export type ReviewState = "pending" | "approved" | "rejected" | "conflict";

/**
 * What the decisions on a problem come to. People who disagree make a conflict; until enough agree it is pending. The
 * policy's decision counts where no person has decided. A skip says nothing.
 */
export function reviewStateOf(votes: readonly Vote[], requiredReviews: number): ReviewState {
  const people = votes.filter((vote) => !vote.byPolicy && vote.decision !== "skip");
  if (people.length === 0) {
    const byPolicy = votes.find((vote) => vote.byPolicy);
    if (!byPolicy || byPolicy.decision === "skip") return "pending";
    return byPolicy.decision === "approve" ? "approved" : "rejected";
  }
  const approvals = people.filter((vote) => vote.decision === "approve").length;
  const rejections = people.length - approvals;
  if (approvals > 0 && rejections > 0) return "conflict";
  if (people.length < requiredReviews) return "pending";
  return approvals > 0 ? "approved" : "rejected";
}

/** Writes the state that a problem's reviews come to. The caller holds the problem's row. */
export async function settleReviewState(tx: Transaction, problemId: string): Promise<ReviewState> {
  const { curriculum, reviews } = await tx.problem.findUniqueOrThrow({
    where: { id: problemId },
    select: {
      curriculum: { select: { checkpointPolicy: true } },
      reviews: { select: { decision: true, byPolicy: true } },
    },
  });
  const { requiredReviews } = checkpointPolicySchema.parse(curriculum.checkpointPolicy);
  const reviewState = reviewStateOf(reviews, requiredReviews);
  await tx.problem.update({ where: { id: problemId }, data: { reviewState } });
  return reviewState;
}

/** Locks a problem for a decision, so that two at once are counted one after the other. False where it is gone. */
export async function lockProblem(tx: Transaction, problemId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM problem WHERE id = ${problemId} FOR UPDATE`;
  return rows.length > 0;
}
