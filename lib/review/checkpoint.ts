import { recordAudit } from "@/lib/audit";
import { type Actor, actorUserId } from "@/lib/auth/actor";
import { type CheckpointPolicy, checkpointPolicySchema } from "@/lib/curriculum";
import type { Database, Transaction } from "@/lib/db";
import { invalidField, LadderboardError } from "@/lib/errors";

export type LevelCount = {
  level: number;
  approved: number;
  pending: number;
  rejected: number;
  conflict: number;
};
export type CheckpointStatus = {
  readonly state: "open" | "closed";
  readonly mode: CheckpointPolicy["mode"];
  /** Why it is closed, a sentence each; empty where it is open. */
  readonly waitsFor: readonly string[];
  /** Who opened it against its policy, and why; null where nobody did. */
  readonly openedBy: { readonly name: string; readonly reason: string } | null;
  readonly approved: number;
  readonly pending: number;
  readonly rejected: number;
  readonly conflict: number;
  readonly byLevel: readonly LevelCount[];
};

/** Whether training may start on a curriculum, and what is missing. @throws LadderboardError not-found */
export async function checkpointStatus(
  db: Database | Transaction,
  curriculumId: string,
): Promise<CheckpointStatus> {
  const curriculum = await db.curriculum.findUnique({
    where: { id: curriculumId },
    select: {
      checkpointPolicy: true,
      checkpoints: { where: { stage: "train" }, include: { openedBy: { select: { name: true } } } },
    },
  });
  if (!curriculum) throw new LadderboardError("not-found", "There is no such curriculum.");
  const policy = checkpointPolicySchema.parse(curriculum.checkpointPolicy);
  const byLevel = await countByLevel(db, curriculumId);
  const total = (key: Exclude<keyof LevelCount, "level">) =>
    byLevel.reduce((sum, level) => sum + level[key], 0);
  const counts = {
    approved: total("approved"),
    pending: total("pending"),
    rejected: total("rejected"),
    conflict: total("conflict"),
  };
  const checkpoint = curriculum.checkpoints[0];
  const openedBy =
    checkpoint?.state === "open"
      ? {
          name: checkpoint.openedBy?.name ?? "somebody whose account is gone",
          reason: checkpoint.reason ?? "",
        }
      : null;
  const waitsFor = openedBy ? [] : await missing(db, curriculumId, policy, byLevel, counts.approved);
  return {
    state: waitsFor.length === 0 ? "open" : "closed",
    mode: policy.mode,
    waitsFor,
    openedBy,
    ...counts,
    byLevel,
  };
}

async function countByLevel(db: Database | Transaction, curriculumId: string): Promise<LevelCount[]> {
  return db.$queryRaw<LevelCount[]>`
    SELECT level, (count(*) FILTER (WHERE review_state = 'approved'))::int AS approved,
      (count(*) FILTER (WHERE review_state = 'pending'))::int AS pending,
      (count(*) FILTER (WHERE review_state = 'rejected'))::int AS rejected,
      (count(*) FILTER (WHERE review_state = 'conflict'))::int AS conflict
    FROM problem WHERE curriculum_id = ${curriculumId} GROUP BY level ORDER BY level`;
}

async function missing(
  db: Database | Transaction,
  curriculumId: string,
  policy: CheckpointPolicy,
  byLevel: readonly LevelCount[],
  approved: number,
): Promise<string[]> {
  const waits: string[] = [];
  if (policy.mode === "policy") {
    const [row] = await db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM problem
      WHERE curriculum_id = ${curriculumId} AND review_state = 'pending' AND attempt_count > 0
        AND verified_count::float8 / attempt_count BETWEEN ${policy.minimumSolveRate} AND ${policy.maximumSolveRate}`;
    if (row!.count > 0) waits.push(`${row!.count} measured problems wait for the policy or a person.`);
  } else {
    const variants = byLevel.filter(({ level }) => level > 0);
    const decided = variants.reduce((sum, level) => sum + level.approved + level.rejected, 0);
    const all = variants.reduce(
      (sum, level) => sum + level.approved + level.rejected + level.pending + level.conflict,
      0,
    );
    const needed = Math.ceil(policy.coverage * all);
    if (decided < needed) waits.push(`${needed - decided} of ${all} variants must still be decided on.`);
  }
  if (approved === 0) waits.push("No problem is approved yet.");
  return waits;
}

/** Opens the gate against its policy. @throws LadderboardError invalid without a written reason, forbidden for no person */
export async function openCheckpoint(
  db: Database,
  actor: Actor,
  { curriculumId, reason }: { curriculumId: string; reason: string },
) {
  const why = reason.trim();
  if (why === "") throw invalidField("reason", "Write why it is opened.");
  const openedById = actorUserId(actor);
  if (!openedById)
    throw new LadderboardError("forbidden", "Only a person opens a checkpoint against its policy.");
  await setState(db, actor, curriculumId, { state: "open", openedById, reason: why });
}

/** Gives the gate back to its policy. */
export async function closeCheckpoint(
  db: Database,
  actor: Actor,
  { curriculumId }: { curriculumId: string },
) {
  await setState(db, actor, curriculumId, { state: "closed", openedById: null, reason: null });
}

type NewState = { state: "open" | "closed"; openedById: string | null; reason: string | null };

async function setState(db: Database, actor: Actor, curriculumId: string, next: NewState): Promise<void> {
  await db.$transaction(async (tx) => {
    if (!(await tx.curriculum.findUnique({ where: { id: curriculumId }, select: { id: true } }))) {
      throw new LadderboardError("not-found", "There is no such curriculum.");
    }
    const changedAt = new Date();
    await tx.checkpoint.upsert({
      where: { curriculumId_stage: { curriculumId, stage: "train" } },
      create: { curriculumId, stage: "train", ...next },
      update: { ...next, changedAt },
    });
    const action = next.state === "open" ? "checkpoint.opened" : "checkpoint.closed";
    await recordAudit(tx, {
      actor,
      action,
      subject: `curriculum:${curriculumId}`,
      changes: { reason: next.reason },
    });
  });
}
