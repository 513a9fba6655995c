import { checkpointPolicySchema } from "@/lib/curriculum";
import type { Transaction } from "@/lib/db";

type Vote = {
  readonly decision: "approve" | "reject" | "skip";
  readonly byPolicy: boolean;
  readonly adjudicates?: boolean;
};
export type ReviewState = "pending" | "approved" | "rejected" | "conflict";

/**
 * What the decisions on a problem come to. People who disagree make a conflict, which a third person adjudicates; until
 * enough agree it is pending. The policy's decision counts where no person has decided. A skip says nothing.
 */
export function reviewStateOf(votes: readonly Vote[], requiredReviews: number): ReviewState {
  const people = votes.filter((vote) => !vote.byPolicy && vote.decision !== "skip");
  if (people.length === 0) {
    const byPolicy = votes.find((vote) => vote.byPolicy);
    if (!byPolicy || byPolicy.decision === "skip") return "pending";
    return byPolicy.decision === "approve" ? "approved" : "rejected";
  }
  const adjudication = people.find((vote) => vote.adjudicates);
  if (adjudication) return adjudication.decision === "approve" ? "approved" : "rejected";
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
      reviews: { select: { decision: true, byPolicy: true, adjudicates: true } },
    },
  });
  const { requiredReviews } = checkpointPolicySchema.parse(curriculum.checkpointPolicy);
  const reviewState = reviewStateOf(reviews, requiredReviews);
  await tx.$executeRaw`
    UPDATE problem SET review_state = ${reviewState}::review_state
    WHERE id = ${problemId} AND review_state <> ${reviewState}::review_state`;
  return reviewState;
}

export type LockedProblem = {
  readonly curriculumId: string;
  readonly reviewState: ReviewState;
  readonly editedById: string | null;
};

/**
 * Locks a problem for a decision, so that two at once are counted one after the other. Null where it is gone. The weak
 * lock is enough for that, and does not make a run wait that writes attempts at the problem.
 */
export async function lockProblem(tx: Transaction, problemId: string): Promise<LockedProblem | null> {
  const [problem] = await tx.$queryRaw<LockedProblem[]>`
    SELECT curriculum_id AS "curriculumId", review_state::text AS "reviewState", edited_by_id AS "editedById"
    FROM problem WHERE id = ${problemId} FOR NO KEY UPDATE`;
  return problem ?? null;
}
