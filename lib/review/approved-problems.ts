import { contentOrder } from "@/lib/curriculum/content-line";
import { type Database, Prisma, type Transaction } from "@/lib/db";

/** What may be trained on, in the order of its content hash: deepest level first. */
export function approvedProblems(
  db: Database | Transaction,
  curriculumId: string,
): Promise<{ id: string; statement: string; level: number }[]> {
  return db.$queryRaw`
    SELECT id, statement, level FROM problem
    WHERE curriculum_id = ${curriculumId} AND review_state = 'approved' ORDER BY ${Prisma.raw(contentOrder)}`;
}
