import { type Actor, actorUserId } from "@/lib/auth/actor";
import { enterable } from "@/lib/auth/membership";
import { can } from "@/lib/auth/permissions";
import { checkpointPolicySchema } from "@/lib/curriculum";
import { type Database, Prisma, type Transaction } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import { reserveCalibrations } from "./calibration";
import { countedUpTo } from "./counted-up-to";
import { countsAsOpenTo, orderOf, type Skipped, waitsIn } from "./queue-order";
import { type QueuePolicy, type QueueReason, queuePolicySchema } from "./queue-policy";
import { keepReserved, type Lease, type Reserved, reserve, reserveConflicts } from "./reserve";
import { requireReviewer } from "./reviewer";

export type QueueItem = {
  readonly problemId: string;
  readonly curriculumId: string;
  readonly curriculum: string;
  /** A calibration problem looks like any other until it is decided on. */
  readonly adjudicates: boolean;
};
export type Handout = {
  readonly items: readonly QueueItem[];
  /** Problems that wait for this person, at most `countedUpTo` + 1. */
  readonly waiting: number;
  /** Where nothing is handed out: what is decided all the same some day, but not now by this person. */
  readonly elsewhere: Elsewhere;
  /** When the last of the leases runs out; null where nothing was handed out. */
  readonly leaseUntil: Date | null;
  /** Curricula whose queue is not worked out yet: `prepareQueue` goes on with it. */
  readonly unprepared: readonly string[];
  /** Reject reasons by curriculum. */
  readonly reasons: Readonly<Record<string, readonly QueueReason[]>>;
};

export type Elsewhere = { readonly discussed: number; readonly withOthers: number };

export type QueueCurriculum = { id: string; name: string; seats: number; policy: QueuePolicy };

/**
 * Hands a person the next problems of one curriculum, or of every one, and renews what they hold. What they hold comes
 * first, then conflicts that need a third person, then the queue in its policy's order.
 * @param asked `decided`: what they decided on and may still be on its way here, which does not count as waiting
 * @throws LadderboardError not-found, or forbidden
 */
export async function handOut(
  db: Database,
  actor: Actor,
  asked: { curriculumId?: string; wanted: number; skipped?: Skipped; decided?: readonly string[] },
): Promise<Handout> {
  const { curriculumId, wanted, skipped = "never", decided } = asked;
  const known = curriculumId ? [await queueCurriculum(db, curriculumId)] : await queueCurricula(db, actor);
  const curricula = await withWaiting(db, known);
  const items: QueueItem[] = [];
  for (const curriculum of curricula) {
    if (items.length >= wanted) break;
    const reserved = await db.$transaction((tx) =>
      fill(tx, actor, curriculum, { wanted: wanted - items.length, skipped }),
    );
    for (const { problemId, purpose } of reserved) {
      const { id, name } = curriculum;
      items.push({ problemId, curriculumId: id, curriculum: name, adjudicates: purpose === "adjudicate" });
    }
  }
  const reviewerId = actorUserId(actor) ?? "";
  const problemIds = items.map(({ problemId }) => problemId);
  return {
    items,
    waiting: await countWaiting(db, reviewerId, curricula, decided),
    elsewhere: items.length === 0 ? await countElsewhere(db, reviewerId, curricula) : nowhere,
    leaseUntil: await lastLease(db, reviewerId, problemIds),
    unprepared: await unprepared(db, curricula),
    reasons: Object.fromEntries(known.map(({ id, policy }) => [id, policy.reasons])),
  };
}

const nowhere: Elsewhere = { discussed: 0, withOthers: 0 };

async function fill(
  tx: Transaction,
  actor: Actor,
  curriculum: QueueCurriculum,
  { wanted, skipped }: { wanted: number; skipped: Skipped },
) {
  const reviewerId = await requireReviewer(tx, actor);
  const { id, policy, seats } = curriculum;
  const lease: Lease = { reviewerId, minutes: policy.leaseMinutes };
  const reserved: Reserved[] = (await keepReserved(tx, lease, id)).slice(0, wanted);
  const held = reserved.map(({ problemId }) => problemId);
  if (reserved.length < wanted) {
    const search = { wanted: wanted - reserved.length, curriculumId: id, held };
    reserved.push(...(await reserveConflicts(tx, lease, search)));
  }
  if (reserved.length < wanted) {
    const where = Prisma.sql`p.curriculum_id = ${id} AND ${waitsIn(policy.queue)} AND NOT (p.id = ANY(${held}::text[]))`;
    const order = Prisma.sql`ORDER BY ${orderOf(policy.queue)}`;
    const fresh = await reserve(tx, lease, {
      wanted: wanted - reserved.length,
      seats,
      skipped,
      from: { where, order },
    });
    const mixedIn = await reserveCalibrations(tx, lease, curriculum, fresh);
    reserved.push(...mixedIn.slice(0, wanted - reserved.length));
  }
  return reserved;
}

/** Those of the curricula in which anything waits for anybody. */
async function withWaiting(db: Database, curricula: readonly QueueCurriculum[]) {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT asked.id FROM unnest(${curricula.map(({ id }) => id)}::text[]) AS asked (id) CROSS JOIN LATERAL (
      (SELECT 1 FROM problem p WHERE p.curriculum_id = asked.id AND p.review_state = 'pending'
        ORDER BY p.level DESC, p.id LIMIT 1)
      UNION ALL
      (SELECT 1 FROM problem p WHERE p.curriculum_id = asked.id AND p.review_state = 'conflict' ORDER BY p.id LIMIT 1)
      LIMIT 1) first`;
  const waiting = new Set(rows.map(({ id }) => id));
  return curricula.filter(({ id }) => waiting.has(id));
}

async function lastLease(db: Database, reviewerId: string, problemIds: string[]): Promise<Date | null> {
  const { _max } = await db.reservation.aggregate({
    where: { reviewerId, problemId: { in: problemIds } },
    _max: { leaseUntil: true },
  });
  return _max.leaseUntil;
}

/**
 * Gives problems back at once, for a page that is left.
 * @param leaseUntil as the page was told: what another page of the same person has renewed since stays with them
 */
export async function giveBack(
  db: Database,
  actor: Actor,
  { problemIds, leaseUntil }: { problemIds: readonly string[]; leaseUntil: Date },
): Promise<void> {
  await db.reservation.deleteMany({
    where: {
      reviewerId: actorUserId(actor) ?? "",
      problemId: { in: [...problemIds] },
      leaseUntil: { lte: leaseUntil },
    },
  });
}

/** @throws LadderboardError not-found */
export async function queueCurriculum(
  db: Database | Transaction,
  curriculumId: string,
): Promise<QueueCurriculum> {
  const row = await db.curriculum.findUnique({ where: { id: curriculumId }, select: ofQueue });
  if (!row) throw new LadderboardError("not-found", { key: "errors.noCurriculum" });
  return withPolicy(row);
}

/** The queue of every curriculum that the actor may enter, the oldest first. */
async function queueCurricula(db: Database, actor: Actor): Promise<QueueCurriculum[]> {
  const rows = await db.curriculum.findMany({
    where: enterable(actor),
    orderBy: { createdAt: "asc" },
    select: ofQueue,
  });
  return rows.map(withPolicy);
}

const ofQueue = { id: true, name: true, checkpointPolicy: true, queuePolicy: true } as const;

function withPolicy(row: Prisma.CurriculumGetPayload<{ select: typeof ofQueue }>): QueueCurriculum {
  return {
    id: row.id,
    name: row.name,
    seats: checkpointPolicySchema.parse(row.checkpointPolicy).requiredReviews,
    policy: queuePolicySchema.parse(row.queuePolicy),
  };
}

/** What a person finds on their desk of one curriculum; undefined for who may not review. */
export async function waitingFor(db: Database, actor: Actor, curriculumId: string) {
  if (!can(actor, "review")) return undefined;
  return countWaiting(db, actorUserId(actor) ?? "", [await queueCurriculum(db, curriculumId)]);
}

/**
 * Problems that these queues may hand to a person, or have handed to them, counted up to one more than `countedUpTo`.
 * @param decided problems that do not count any more
 */
async function countWaiting(
  db: Database,
  reviewerId: string,
  curricula: readonly QueueCurriculum[],
  decided: readonly string[] = [],
) {
  const open = Prisma.sql`NOT (p.id = ANY(${decided}::text[]))`;
  let counted = 0;
  for (const { id, policy, seats } of curricula) {
    if (counted > countedUpTo) break;
    const most = countedUpTo + 1;
    const [row] = await db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM (
        (SELECT 1 FROM problem p WHERE p.curriculum_id = ${id} AND ${waitsIn(policy.queue)} AND ${open}
            AND ${countsAsOpenTo(reviewerId, seats)}
          ORDER BY ${orderOf(policy.queue)} LIMIT ${most})
        UNION ALL
        (SELECT 1 FROM problem p WHERE p.curriculum_id = ${id} AND p.review_state = 'conflict' AND ${open}
            AND ${countsAsOpenTo(reviewerId, 1)}
          ORDER BY p.id LIMIT ${most})) waiting`;
    counted += row!.count;
  }
  return Math.min(counted, countedUpTo + 1);
}

/** What of these queues is under discussion, and what others have on their desks and this person could decide on. */
async function countElsewhere(
  db: Database,
  reviewerId: string,
  curricula: readonly QueueCurriculum[],
): Promise<Elsewhere> {
  const waits = Prisma.sql`p.curriculum_id = ANY(${curricula.map(({ id }) => id)}::text[])
    AND p.review_state IN ('pending', 'conflict')`;
  const [row] = await db.$queryRaw<Elsewhere[]>`
    SELECT
      (SELECT count(DISTINCT p.id)::int FROM flag JOIN problem p ON p.id = flag.problem_id
        WHERE flag.settled_at IS NULL AND ${waits}) AS discussed,
      (SELECT count(DISTINCT p.id)::int FROM reservation held JOIN problem p ON p.id = held.problem_id
        WHERE held.reviewer_id <> ${reviewerId} AND held.lease_until > clock_timestamp()
          AND held.purpose <> 'calibrate' AND ${waits} AND p.edited_by_id IS DISTINCT FROM ${reviewerId}
          AND NOT EXISTS (SELECT FROM review
            WHERE review.problem_id = p.id AND review.reviewer_id = ${reviewerId})) AS "withOthers"`;
  return row!;
}

async function unprepared(db: Database, curricula: readonly QueueCurriculum[]): Promise<string[]> {
  const ids = curricula.filter(({ policy }) => policy.queue !== "all").map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT asked.id FROM unnest(${ids}::text[]) AS asked (id) CROSS JOIN LATERAL (
      SELECT 1 FROM problem p WHERE p.curriculum_id = asked.id AND p.uncertainty IS NULL ORDER BY p.id LIMIT 1) first`;
  return rows.map(({ id }) => id);
}
