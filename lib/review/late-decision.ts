import { checkpointPolicySchema } from "@/lib/curriculum";
import type { Transaction } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import type { LockedProblem } from "./review-state";

type Late = {
  readonly problemId: string;
  readonly reviewerId: string;
  readonly problem: LockedProblem;
  readonly reservation: { readonly purpose: string; readonly leaseUntil: Date } | null;
};

/**
 * A decision whose reservation ran out still counts where nothing happened meanwhile: the problem waits as it did and has a
 * seat free. Where somebody else has it or has settled it, the person is told, without being told what the other decided,
 * and chooses whether to decide as well. The caller holds the problem's row. @throws LadderboardError conflict
 */
export async function requireNothingMissed(tx: Transaction, late: Late): Promise<void> {
  const { problemId, reviewerId, problem, reservation } = late;
  if (reservation && reservation.leaseUntil > new Date() && stillStands(reservation.purpose, problem)) return;
  if (problem.reviewState === "approved" || problem.reviewState === "rejected")
    throw missed("settledWithoutYou");
  const { checkpointPolicy } = await tx.curriculum.findUniqueOrThrow({
    where: { id: problem.curriculumId },
    select: { checkpointPolicy: true },
  });
  const { requiredReviews } = checkpointPolicySchema.parse(checkpointPolicy);
  const [taken] = await tx.$queryRaw<{ held: number; decided: number }[]>`
    SELECT (SELECT count(*)::int FROM reservation WHERE problem_id = ${problemId}
        AND reviewer_id <> ${reviewerId} AND lease_until > clock_timestamp()) AS held,
      (SELECT count(*)::int FROM review WHERE problem_id = ${problemId} AND reviewer_id <> ${reviewerId}
        AND decision <> 'skip') AS decided`;
  if (problem.reviewState === "pending" && taken!.held + taken!.decided < requiredReviews) return;
  if (problem.reviewState === "conflict" && taken!.held === 0) return;
  throw missed("reservationOver");
}

const stillStands = (purpose: string, { reviewState }: LockedProblem) =>
  purpose === "adjudicate" ? reviewState === "conflict" : reviewState === "pending";

const missed = (what: "settledWithoutYou" | "reservationOver") =>
  new LadderboardError(
    "conflict",
    { key: `reviewErrors.${what}` },
    {
      remedy: { key: "reviewErrors.missedRemedy" },
    },
  );
