import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import type { Actor } from "@/lib/auth/actor";
import type { Database, Transaction } from "@/lib/db";
import { invalidField, LadderboardError } from "@/lib/errors";
import { requireNothingMissed } from "./late-decision";
import { queuePolicySchema } from "./queue-policy";
import { once } from "./receipt";
import { type LockedProblem, lockProblem, type ReviewState, settleReviewState } from "./review-state";
import { requireReviewer } from "./reviewer";

export const decisionInput = z.object({
  /** Made by the browser. The same decision sent twice counts once. */
  id: z.uuid().optional(),
  problemId: z.string().min(1).max(64),
  decision: z.enum(["approve", "reject", "skip"]),
  /** One of the curriculum's reasons; a rejection needs it. */
  reason: z.string().max(100).optional(),
  note: z.string().max(2_000).default(""),
  /** How long the person looked at it. */
  durationMs: z.number().int().min(0).max(86_400_000).optional(),
  /** The queue handed it out, so a reservation stands behind the decision. */
  fromQueue: z.boolean().default(false),
  /** The person knows that another one has it or has decided, and decides as well. */
  secondOpinion: z.boolean().default(false),
});
export type DecisionInput = z.input<typeof decisionInput>;
type Decision = z.output<typeof decisionInput>;

export type DecisionAnswer = {
  reviewState: ReviewState;
  /** Variants of this problem that wait for a decision. */
  waitingChildren: number;
  /** Where it was a calibration problem: what is known of it. */
  calibration: { matches: boolean; decision: "approve" | "reject"; reason: string | null } | null;
};

/** One person's decision on one problem; a second one replaces the first. @throws LadderboardError */
export async function decide(db: Database, actor: Actor, input: DecisionInput): Promise<DecisionAnswer> {
  const decision = decisionInput.parse(input);
  return db.$transaction(async (tx) => {
    const reviewerId = await requireReviewer(tx, actor);
    const work = () => decideOnce(tx, actor, reviewerId, decision);
    return decision.id ? once(tx, { id: decision.id, reviewerId }, work) : work();
  });
}

async function decideOnce(
  tx: Transaction,
  actor: Actor,
  reviewerId: string,
  input: Decision,
): Promise<DecisionAnswer> {
  const { problemId, decision, note, durationMs } = input;
  const problem = await lockProblem(tx, problemId);
  if (!problem) throw gone();
  const reason = await knownReason(tx, problem.curriculumId, input);
  if (decision === "approve" && problem.editedById === reviewerId) {
    throw new LadderboardError(
      "forbidden",
      { key: "reviewErrors.edited" },
      {
        remedy: { key: "reviewErrors.editedRemedy" },
      },
    );
  }
  const mine = await tx.reservation.findUnique({
    where: { problemId_reviewerId: { problemId, reviewerId } },
  });
  if (input.fromQueue && mine?.purpose === "calibrate")
    return answerCalibration(tx, reviewerId, { ...input, reason });
  const before = await tx.review.findUnique({ where: { problemId_reviewerId: { problemId, reviewerId } } });
  const hasDecided = before !== null && before.decision !== "skip";
  if (input.fromQueue && !input.secondOpinion && !hasDecided)
    await requireNothingMissed(tx, { problemId, reviewerId, problem, reservation: mine });

  const data = { decision, reason, note, durationMs, adjudicates: adjudicates(problem, before) };
  await tx.review.upsert({
    where: { problemId_reviewerId: { problemId, reviewerId } },
    create: { problemId, reviewerId, ...data },
    update: { ...data, createdAt: new Date() },
  });
  const reviewState = await settleReviewState(tx, problemId);
  await tx.reservation.deleteMany({ where: { problemId, reviewerId } });
  const changes = { decision, reason, note, reviewState };
  await recordAudit(tx, { actor, action: "problem.reviewed", subject: `problem:${problemId}`, changes });
  const waitingChildren = await tx.problem.count({ where: { parentId: problemId, reviewState: "pending" } });
  return { reviewState, waitingChildren, calibration: null };
}

/** Who comes third to a conflict settles it; who is a part of it only changes their own side. */
function adjudicates(
  problem: LockedProblem,
  before: { decision: string; adjudicates: boolean } | null,
): boolean {
  if (before && before.decision !== "skip") return before.adjudicates;
  return problem.reviewState === "conflict";
}

async function knownReason(tx: Transaction, curriculumId: string, { decision, reason }: Decision) {
  if (decision !== "reject") return null;
  const { queuePolicy } = await tx.curriculum.findUniqueOrThrow({
    where: { id: curriculumId },
    select: { queuePolicy: true },
  });
  const { reasons } = queuePolicySchema.parse(queuePolicy);
  if (reason && reasons.some(({ id }) => id === reason)) return reason;
  const values = { reasons: reasons.map(({ id }) => id).join(", ") };
  throw invalidField("reason", { key: "reviewErrors.sayWhyOf", values });
}

async function answerCalibration(
  tx: Transaction,
  reviewerId: string,
  { problemId, decision, reason, durationMs }: Omit<Decision, "reason"> & { reason: string | null },
): Promise<DecisionAnswer> {
  const known = await tx.calibration.findUniqueOrThrow({ where: { problemId } });
  const matches = decision === known.decision && (known.reason === null || known.reason === reason);
  const data = { decision, reason, matches, durationMs };
  await tx.calibrationAnswer.upsert({
    where: { problemId_reviewerId: { problemId, reviewerId } },
    create: { problemId, reviewerId, ...data },
    update: { ...data, createdAt: new Date() },
  });
  await tx.reservation.deleteMany({ where: { problemId, reviewerId } });
  const said = { matches, decision: known.decision as "approve" | "reject", reason: known.reason };
  return { reviewState: "pending", waitingChildren: 0, calibration: said };
}

export const gone = () =>
  new LadderboardError(
    "not-found",
    { key: "reviewErrors.gone" },
    {
      remedy: { key: "reviewErrors.goneRemedy" },
    },
  );
