import type { Database, Transaction } from "@/lib/db";

/** What may be trained on, deepest level first. */
export function approvedProblems(db: Database | Transaction, curriculumId: string) {
  return db.problem.findMany({
    where: { curriculumId, reviewState: "approved" },
    select: { id: true, statement: true, level: true },
    orderBy: [{ level: "desc" }, { id: "asc" }],
  });
}
