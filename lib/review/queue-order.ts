import { Prisma } from "@/lib/db";
import type { QueuePolicy } from "./queue-policy";

/** Whether a person gets again what they skipped. */
export type Skipped = "again" | "never";

/**
 * That a waiting problem `p` may be handed to a person: not edited or decided on by them, not under discussion, no
 * calibration problem, and with a seat free. A problem has as many seats as people must agree on it; one who decided and
 * one who holds it take one each.
 */
export function isOpenTo(reviewerId: string, seats: number, skipped: Skipped): Prisma.Sql {
  const passedOver = skipped === "again" ? Prisma.sql`AND review.decision <> 'skip'` : Prisma.empty;
  return Prisma.sql`
    p.edited_by_id IS DISTINCT FROM ${reviewerId}
    AND NOT EXISTS (SELECT FROM review
      WHERE review.problem_id = p.id AND review.reviewer_id = ${reviewerId} ${passedOver})
    AND NOT EXISTS (SELECT FROM flag WHERE flag.problem_id = p.id AND flag.settled_at IS NULL)
    AND NOT EXISTS (SELECT FROM calibration WHERE calibration.problem_id = p.id)
    AND ${heldByOthers(reviewerId)} + (SELECT count(*) FROM review
      WHERE review.problem_id = p.id AND NOT review.by_policy AND review.decision <> 'skip') < ${seats}`;
}

/** That a problem `p` in conflict may be handed to a person to adjudicate: a third one, and one at a time. */
export function isOpenToAdjudicate(reviewerId: string): Prisma.Sql {
  return Prisma.sql`
    p.edited_by_id IS DISTINCT FROM ${reviewerId}
    AND NOT EXISTS (SELECT FROM review WHERE review.problem_id = p.id AND review.reviewer_id = ${reviewerId})
    AND NOT EXISTS (SELECT FROM flag WHERE flag.problem_id = p.id AND flag.settled_at IS NULL)
    AND ${heldByOthers(reviewerId)} = 0`;
}

/**
 * That a waiting problem `p` is one that `isOpenTo` or, in conflict, `isOpenToAdjudicate` lets through, said so that very many
 * are counted at once: what is closed to a person is a short list, which is made once. A problem that still waits is full only
 * by those who hold it.
 */
export function countsAsOpenTo(reviewerId: string, seats: number): Prisma.Sql {
  return Prisma.sql`
    p.edited_by_id IS DISTINCT FROM ${reviewerId}
    AND NOT EXISTS (SELECT FROM review WHERE review.problem_id = p.id AND review.reviewer_id = ${reviewerId})
    AND p.id NOT IN (
      SELECT problem_id FROM flag WHERE settled_at IS NULL
      UNION ALL SELECT problem_id FROM calibration
      UNION ALL SELECT held.problem_id FROM reservation held
        WHERE held.reviewer_id <> ${reviewerId} AND held.lease_until > clock_timestamp()
        GROUP BY held.problem_id HAVING count(*) + (SELECT count(*) FROM review
          WHERE review.problem_id = held.problem_id AND NOT review.by_policy AND review.decision <> 'skip') >= ${seats})`;
}

/** How many others hold `p` now. */
function heldByOthers(reviewerId: string): Prisma.Sql {
  return Prisma.sql`(SELECT count(*) FROM reservation WHERE reservation.problem_id = p.id
    AND reservation.reviewer_id <> ${reviewerId} AND reservation.lease_until > clock_timestamp())`;
}

/** What waits in a curriculum's queue; each form is the predicate of one partial index. */
export function waitsIn(queue: QueuePolicy["queue"]): Prisma.Sql {
  return queue === "sample"
    ? Prisma.sql`p.review_state = 'pending' AND p.sampled`
    : Prisma.sql`p.review_state = 'pending'`;
}

/** In which order; each form is the order of the same index. */
export function orderOf(queue: QueuePolicy["queue"]): Prisma.Sql {
  return queue === "uncertain"
    ? Prisma.sql`p.uncertainty DESC NULLS LAST, p.id`
    : Prisma.sql`p.level DESC, p.id`;
}
