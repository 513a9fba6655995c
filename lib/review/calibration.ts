import { createHash } from "node:crypto";
import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import { type Actor, actorUserId } from "@/lib/auth/actor";
import { type Database, Prisma, type Transaction } from "@/lib/db";
import { invalidField, LadderboardError } from "@/lib/errors";
import type { QueueCurriculum } from "./queue";
import { queuePolicySchema } from "./queue-policy";
import { type Lease, leaseEnd, type Reserved } from "./reserve";

const calibrationInput = z.object({
  problemId: z.string().min(1).max(64),
  decision: z.enum(["approve", "reject"]),
  reason: z.string().max(100).optional(),
});

/** Makes a problem one whose right decision is known, so that it can be mixed into the queue. @throws LadderboardError */
export async function setCalibration(db: Database, actor: Actor, input: z.input<typeof calibrationInput>) {
  const { problemId, decision, reason } = calibrationInput.parse(input);
  await db.$transaction(async (tx) => {
    const problem = await tx.problem.findUnique({
      where: { id: problemId },
      select: { curriculum: { select: { queuePolicy: true } } },
    });
    if (!problem) throw new LadderboardError("not-found", { key: "errors.noProblem" });
    const { reasons } = queuePolicySchema.parse(problem.curriculum.queuePolicy);
    if (decision === "reject" && !reasons.some(({ id }) => id === reason))
      throw invalidField("reason", { key: "reviewErrors.sayWhy" });
    const data = { decision, reason: decision === "reject" ? reason : null, setById: actorUserId(actor) };
    await tx.calibration.upsert({ where: { problemId }, create: { problemId, ...data }, update: data });
    const changes = { decision, reason: data.reason ?? null };
    await recordAudit(tx, {
      actor,
      action: "problem.calibration-set",
      subject: `problem:${problemId}`,
      changes,
    });
  });
}

/**
 * Makes settled problems calibration problems, drawn by lot: those on which people decided, with what they agreed on as the known
 * answer. @returns how many were added
 */
export async function addDecidedAsCalibrations(
  db: Database,
  actor: Actor,
  { curriculumId, count }: { curriculumId: string; count: number },
): Promise<number> {
  return db.$transaction(async (tx) => {
    const added = await tx.$executeRaw`
      INSERT INTO calibration (problem_id, decision, reason, set_by_id)
      SELECT p.id, review.decision, review.reason, ${actorUserId(actor)}
      FROM problem p JOIN LATERAL (
        SELECT decision, reason FROM review WHERE problem_id = p.id AND NOT by_policy
          AND decision = (CASE p.review_state WHEN 'approved' THEN 'approve' ELSE 'reject' END)::decision
        ORDER BY adjudicates DESC, created_at DESC LIMIT 1) review ON true
      WHERE p.curriculum_id = ${curriculumId} AND p.review_state IN ('approved', 'rejected')
        AND NOT EXISTS (SELECT FROM calibration WHERE problem_id = p.id)
      ORDER BY md5(p.id) LIMIT ${count}`;
    const subject = `curriculum:${curriculumId}`;
    await recordAudit(tx, { actor, action: "review.calibrations-added", subject, changes: { added } });
    return added;
  });
}

/** A curriculum's calibration problems, with how reviewers did on each; the newest 200. */
export async function calibrationProblems(db: Database, curriculumId: string) {
  const rows = await db.calibration.findMany({
    where: { problem: { curriculumId } },
    orderBy: { createdAt: "desc" },
    take: 200,
    select: {
      problemId: true,
      decision: true,
      reason: true,
      problem: { select: { latex: true, statement: true } },
      answers: { select: { matches: true } },
    },
  });
  return rows.map(({ problem, answers, ...known }) => ({
    ...known,
    ...problem,
    answered: answers.length,
    matched: answers.filter(({ matches }) => matches).length,
  }));
}
export type CalibrationProblem = Awaited<ReturnType<typeof calibrationProblems>>[number];

/** Makes it a problem like any other again. What was answered goes with it. */
export async function removeCalibration(db: Database, actor: Actor, problemId: string) {
  await db.$transaction(async (tx) => {
    const { count } = await tx.calibration.deleteMany({ where: { problemId } });
    if (count > 0)
      await recordAudit(tx, {
        actor,
        action: "problem.calibration-removed",
        subject: `problem:${problemId}`,
        changes: {},
      });
  });
}

/**
 * Mixes calibration problems that a person has not answered into what was just handed to them. The place is drawn by a hash of
 * person and problem: it cannot be foreseen, and it is the same when the same problem is handed out again.
 */
export async function reserveCalibrations(
  tx: Transaction,
  lease: Lease,
  { id: curriculumId, policy }: Pick<QueueCurriculum, "id" | "policy">,
  fresh: readonly Reserved[],
): Promise<Reserved[]> {
  const before = new Set(
    fresh
      .map(({ problemId }) => problemId)
      .filter((problemId) => lot(`${lease.reviewerId}/${problemId}`) < policy.calibrationPercent / 100),
  );
  if (before.size === 0) return [...fresh];
  const unanswered = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM calibration JOIN problem p ON p.id = calibration.problem_id
    WHERE p.curriculum_id = ${curriculumId}
      AND NOT EXISTS (SELECT FROM calibration_answer answer
        WHERE answer.problem_id = p.id AND answer.reviewer_id = ${lease.reviewerId})
      AND NOT EXISTS (SELECT FROM review WHERE review.problem_id = p.id AND review.reviewer_id = ${lease.reviewerId})
      AND NOT EXISTS (SELECT FROM reservation mine WHERE mine.problem_id = p.id
        AND mine.reviewer_id = ${lease.reviewerId} AND mine.lease_until > clock_timestamp())
    ORDER BY md5(p.id || ${lease.reviewerId}) LIMIT ${before.size}`;
  const mixed = fresh.flatMap((item): Reserved[] => {
    const next = before.has(item.problemId) ? unanswered.shift() : undefined;
    return next ? [{ problemId: next.id, purpose: "calibrate" }, item] : [item];
  });
  await writeOrder(tx, lease, mixed);
  return mixed;
}

/** The calibration problems and what follows them get new places, so that a page opened again shows the same order. */
async function writeOrder(tx: Transaction, lease: Lease, mixed: readonly Reserved[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO reservation (problem_id, reviewer_id, purpose, lease_until)
    SELECT chosen.id, ${lease.reviewerId}, chosen.purpose::reservation_purpose, ${leaseEnd(lease)}
    FROM unnest(${mixed.map(({ problemId }) => problemId)}::text[], ${mixed.map(({ purpose }) => purpose)}::text[])
      WITH ORDINALITY AS chosen (id, purpose, place)
    ORDER BY chosen.place
    ON CONFLICT (problem_id, reviewer_id) DO UPDATE
      SET purpose = EXCLUDED.purpose, lease_until = EXCLUDED.lease_until, place = EXCLUDED.place`;
}

/** Undoes an answer and hands the problem out again; false where there is none. */
export async function takeBackCalibration(
  tx: Transaction,
  lease: Lease,
  problemId: string,
): Promise<boolean> {
  const { reviewerId } = lease;
  const { count } = await tx.calibrationAnswer.deleteMany({ where: { problemId, reviewerId } });
  if (count > 0) await writeOrder(tx, lease, [{ problemId, purpose: "calibrate" }]);
  return count > 0;
}

/** From 0 up to 1, evenly, by the text alone. */
const lot = (text: string) => createHash("sha256").update(text).digest().readUInt32BE() / 2 ** 32;

export type CalibrationScore = { readonly answered: number; readonly matched: number };

/** How many calibration problems a person answered as is known to be right. */
export async function calibrationScore(
  db: Database | Transaction,
  reviewerId: string,
  curriculumId?: string,
): Promise<CalibrationScore> {
  const inCurriculum = curriculumId
    ? Prisma.sql`AND EXISTS (SELECT FROM problem p WHERE p.id = problem_id AND p.curriculum_id = ${curriculumId})`
    : Prisma.empty;
  const [row] = await db.$queryRaw<CalibrationScore[]>`
    SELECT count(*)::int AS answered, (count(*) FILTER (WHERE matches))::int AS matched
    FROM calibration_answer WHERE reviewer_id = ${reviewerId} ${inCurriculum}`;
  return row!;
}
