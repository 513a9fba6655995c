import { Prisma, type Transaction } from "@/lib/db";
import { isOpenTo, isOpenToAdjudicate, type Skipped } from "./queue-order";

export type Purpose = "review" | "adjudicate" | "calibrate";
export type Reserved = { readonly problemId: string; readonly purpose: Purpose };
export type Lease = { readonly reviewerId: string; readonly minutes: number };

/** Another person may take a problem between the two looks at it; then the next ones are tried. */
const rounds = 3;

/**
 * Hands waiting problems to a person, the front of the queue first. Two people who ask at once never get the same one: each
 * candidate's row is locked, those that another transaction holds are passed over, and the seats are counted again once the
 * lock is held, because what was read before it may be out of date. The weak lock lets a run go on writing attempts.
 * @param from what to choose from: a condition on the problem `p` and an order
 */
export async function reserve(
  tx: Transaction,
  lease: Lease,
  {
    wanted,
    seats,
    skipped = "never",
    from,
  }: {
    wanted: number;
    seats: number;
    skipped?: Skipped;
    from: { where: Prisma.Sql; order: Prisma.Sql };
  },
): Promise<Reserved[]> {
  const open = isOpenTo(lease.reviewerId, seats, skipped);
  return reserveWhere(tx, lease, { wanted, purpose: "review", open, from });
}

/** Hands problems on which two people disagree to a third. */
export async function reserveConflicts(
  tx: Transaction,
  lease: Lease,
  { wanted, curriculumId, held }: { wanted: number; curriculumId: string; held: readonly string[] },
): Promise<Reserved[]> {
  const where = Prisma.sql`
    p.curriculum_id = ${curriculumId} AND p.review_state = 'conflict' AND NOT (p.id = ANY(${held}::text[]))`;
  const open = isOpenToAdjudicate(lease.reviewerId);
  return reserveWhere(tx, lease, {
    wanted,
    purpose: "adjudicate",
    open,
    from: { where, order: Prisma.sql`ORDER BY p.id` },
  });
}

type Search = {
  wanted: number;
  purpose: Purpose;
  open: Prisma.Sql;
  from: { where: Prisma.Sql; order: Prisma.Sql };
};

async function reserveWhere(tx: Transaction, lease: Lease, search: Search): Promise<Reserved[]> {
  const { wanted, purpose, open, from } = search;
  const got: string[] = [];
  for (let round = 0; round < rounds && got.length < wanted; round++) {
    const missing = wanted - got.length;
    const candidates = await tx.$queryRaw<{ id: string }[]>`
      SELECT p.id FROM problem p
      WHERE ${from.where} AND ${open} AND NOT (p.id = ANY(${got}::text[]))
      ${from.order} LIMIT ${missing} FOR NO KEY UPDATE OF p SKIP LOCKED`;
    if (candidates.length === 0) break;
    const ids = candidates.map(({ id }) => id);
    const taken = await tx.$queryRaw<{ problem_id: string }[]>`
      INSERT INTO reservation (problem_id, reviewer_id, purpose, lease_until)
      SELECT p.id, ${lease.reviewerId}, ${purpose}::reservation_purpose, ${leaseEnd(lease)}
      FROM unnest(${ids}::text[]) WITH ORDINALITY AS chosen (id, place) JOIN problem p ON p.id = chosen.id
      WHERE ${from.where} AND ${open} ORDER BY chosen.place
      ON CONFLICT (problem_id, reviewer_id) DO UPDATE
        SET purpose = EXCLUDED.purpose, lease_until = EXCLUDED.lease_until, place = EXCLUDED.place
      RETURNING problem_id`;
    const mine = new Set(taken.map(({ problem_id }) => problem_id));
    got.push(...ids.filter((id) => mine.has(id)));
    if (candidates.length < missing) break;
  }
  return got.map((problemId) => ({ problemId, purpose }));
}

/** Longer than a transaction of the desk may take. */
const renewable = Prisma.sql`clock_timestamp() + interval '5 seconds'`;

export const leaseEnd = ({ minutes }: Lease) =>
  Prisma.sql`clock_timestamp() + make_interval(mins => ${minutes}::int)`;

/**
 * What a person holds already and may still decide on, with the lease renewed, in the order it was handed out. A lease that is
 * about to run out is left to do so: nobody else may see it run out while its renewal is on the way.
 */
export async function keepReserved(tx: Transaction, lease: Lease, curriculumId: string): Promise<Reserved[]> {
  const { reviewerId } = lease;
  const held = await tx.$queryRaw<Reserved[]>`
    SELECT mine.problem_id AS "problemId", mine.purpose::text AS purpose
    FROM reservation mine JOIN problem p ON p.id = mine.problem_id
    WHERE mine.reviewer_id = ${reviewerId} AND mine.lease_until > ${renewable}
      AND p.curriculum_id = ${curriculumId}
      AND NOT EXISTS (SELECT FROM flag WHERE flag.problem_id = p.id AND flag.settled_at IS NULL)
      AND CASE mine.purpose
        WHEN 'calibrate' THEN NOT EXISTS (SELECT FROM calibration_answer answer
          WHERE answer.problem_id = p.id AND answer.reviewer_id = ${reviewerId})
        ELSE p.review_state = (CASE mine.purpose WHEN 'review' THEN 'pending' ELSE 'conflict' END)::review_state
          AND NOT EXISTS (SELECT FROM review
            WHERE review.problem_id = p.id AND review.reviewer_id = ${reviewerId} AND review.decision <> 'skip')
      END
    ORDER BY mine.place`;
  const renewed = await tx.$queryRaw<{ problem_id: string }[]>`
    UPDATE reservation SET lease_until = ${leaseEnd(lease)}
    WHERE reviewer_id = ${reviewerId} AND problem_id = ANY(${held.map(({ problemId }) => problemId)}::text[])
      AND lease_until > ${renewable}
    RETURNING problem_id`;
  const still = new Set(renewed.map(({ problem_id }) => problem_id));
  return held.filter(({ problemId }) => still.has(problemId));
}
