import type { Database, Transaction } from "@/lib/db";

/** What may be trained on, deepest level first, in an order that follows from the problems alone. */
export function approvedProblems(db: Database | Transaction, curriculumId: string) {
  return db.problem.findMany({
    where: { curriculumId, reviewState: "approved" },
    select: { id: true, statement: true, level: true },
    orderBy: [{ level: "desc" }, { statement: "asc" }],
  });
}
