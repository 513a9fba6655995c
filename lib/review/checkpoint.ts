import { type CheckpointPolicy, checkpointPolicySchema } from "@/lib/curriculum";
import type { Database, Transaction } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import type { Words } from "@/lib/language/words";
import { mostBad } from "./acceptance-sampling";
import { type CheckpointCondition, sentenceOf } from "./checkpoint-condition";
import { type LevelCount, levelCounts } from "./level-counts";
import { type QueuePolicy, queuePolicySchema } from "./queue-policy";

/** With which the acceptance sample speaks. */
export const acceptanceConfidence = 0.95;

export type CheckpointStatus = {
  readonly state: "open" | "closed";
  readonly mode: CheckpointPolicy["mode"];
  readonly conditions: readonly CheckpointCondition[];
  /** Why it is closed, a sentence each; empty where it is open. */
  readonly waitsFor: readonly Words[];
  /** Who opened it against its policy, and why; null where nobody did. */
  readonly openedBy: Opening | null;
  readonly approved: number;
  readonly pending: number;
  readonly rejected: number;
  readonly conflict: number;
  /** Problems that were attempted. */
  readonly measured: number;
  readonly byLevel: readonly LevelCount[];
  readonly acceptance: Acceptance;
};

export type Opening = {
  /** Null where their account is gone. */
  readonly name: string | null;
  /** Who agreed, where a second person was asked for. */
  readonly agreedBy: string | null;
  readonly reason: string;
  readonly at: Date;
};

/** What people's decisions on a sample of the variants say of all of them. */
export type Acceptance = {
  readonly variants: number;
  /** Decided by people; those on which they disagree are among them. */
  readonly judged: number;
  readonly rejected: number;
  readonly conflict: number;
  /** More bad variants than this are ruled out, with `acceptanceConfidence`, counting those in conflict as bad. */
  readonly mostBad: number;
  /**
   * Whether the bound may be stated. all: every variant is judged. sample: the judged ones were drawn by lot, from each level and
   * transformation. Else they came in an order that has to do with how bad they are, and say nothing of the others.
   */
  readonly basis: "all" | "sample" | "by-level" | "uncertain-first";
};

/**
 * Whether training may start on a curriculum, and what is missing. The database decides (the function checkpoint_conditions);
 * this puts it in words. @throws LadderboardError not-found
 */
export async function checkpointStatus(
  db: Database | Transaction,
  curriculumId: string,
): Promise<CheckpointStatus> {
  const curriculum = await db.curriculum.findUnique({
    where: { id: curriculumId },
    select: {
      checkpointPolicy: true,
      queuePolicy: true,
      checkpoints: { where: { stage: "train" }, include: { openedBy: byName, agreedBy: byName } },
    },
  });
  if (!curriculum) throw new LadderboardError("not-found", { key: "errors.noCurriculum" });
  const byLevel = await levelCounts(db, curriculumId);
  const conditions = await db.$queryRaw<CheckpointCondition[]>`
    SELECT name, level, figure, bound, counted, total, holds FROM checkpoint_conditions(${curriculumId})`;
  const total = (key: Exclude<keyof LevelCount, "level">) =>
    byLevel.reduce((sum, level) => sum + level[key], 0);
  const [checkpoint] = curriculum.checkpoints;
  const openedBy = checkpoint?.state === "open" ? openerOf(checkpoint) : null;
  const failing = openedBy ? [] : conditions.filter(({ holds }) => !holds);
  return {
    state: failing.length === 0 ? "open" : "closed",
    mode: checkpointPolicySchema.parse(curriculum.checkpointPolicy).mode,
    conditions,
    waitsFor: failing.map(sentenceOf),
    openedBy,
    approved: total("approved"),
    pending: total("pending"),
    rejected: total("rejected"),
    conflict: total("conflict"),
    measured: total("measured"),
    byLevel,
    acceptance: acceptanceOf(byLevel, queuePolicySchema.parse(curriculum.queuePolicy)),
  };
}

const byName = { select: { name: true } } as const;

type Opened = {
  openedBy: { name: string } | null;
  agreedBy: { name: string } | null;
  reason: string | null;
  changedAt: Date;
};

const openerOf = ({ openedBy, agreedBy, reason, changedAt }: Opened): Opening => ({
  name: openedBy?.name ?? null,
  agreedBy: agreedBy?.name ?? null,
  reason: reason ?? "",
  at: changedAt,
});

function acceptanceOf(byLevel: readonly LevelCount[], { queue }: QueuePolicy): Acceptance {
  const variants = byLevel.filter(({ level }) => level > 0);
  const sum = (of: (level: LevelCount) => number) => variants.reduce((total, level) => total + of(level), 0);
  const population = sum(
    ({ approved, pending, rejected, conflict }) => approved + pending + rejected + conflict,
  );
  const rejected = sum(({ judgedBad }) => judgedBad);
  const conflict = sum((level) => level.conflict);
  const sampled = sum(({ judged }) => judged) + conflict;
  return {
    variants: population,
    judged: sampled,
    rejected,
    conflict,
    mostBad: mostBad({ population, sampled, bad: rejected + conflict }, acceptanceConfidence),
    basis: sampled === population ? "all" : basisOf[queue],
  };
}

const basisOf = { all: "by-level", sample: "sample", uncertain: "uncertain-first" } as const;
