import type { Actor } from "@/lib/auth/actor";
import { wilsonInterval } from "@/lib/curriculum";
import { type Database, Prisma } from "@/lib/db";
import { gone } from "./decide";
import { queueCurriculum } from "./queue";
import { type Lease, reserve } from "./reserve";
import { requireReviewer } from "./reviewer";
import { unansweredCounts } from "./unanswered";

/** What is shown of a problem among many. */
export async function problemCards(db: Database, problemIds: readonly string[]) {
  const problems = db.problem.findMany({
    where: { id: { in: [...problemIds] } },
    select: {
      id: true,
      latex: true,
      statement: true,
      level: true,
      verdict: true,
      attemptCount: true,
      verifiedCount: true,
    },
  });
  const [read, unanswered] = await Promise.all([problems, unansweredCounts(db, problemIds)]);
  const byId = new Map(read.map((problem) => [problem.id, problem]));
  return problemIds.flatMap((id) => {
    const problem = byId.get(id);
    return problem
      ? [
          {
            ...problem,
            unansweredCount: unanswered.get(id) ?? 0,
            solveInterval: wilsonInterval(problem.verifiedCount, problem.attemptCount),
          },
        ]
      : [];
  });
}
export type ProblemCard = Awaited<ReturnType<typeof problemCards>>[number];

/**
 * Hands a person problems to decide on together: for `children`, the waiting variants of a problem; for `alike`, the problem
 * itself if it waits, then those that differ in their numbers alone, then the other variants of its parent.
 * @throws LadderboardError not-found or forbidden
 */
export async function reserveSimilar(
  db: Database,
  actor: Actor,
  { problemId, kind, wanted }: { problemId: string; kind: "alike" | "children"; wanted: number },
) {
  const ids = await db.$transaction(async (tx) => {
    const reviewerId = await requireReviewer(tx, actor);
    const problem = await tx.problem.findUnique({
      where: { id: problemId },
      select: { curriculumId: true, parentId: true },
    });
    if (!problem) throw gone();
    const curriculum = await queueCurriculum(tx, problem.curriculumId);
    const lease: Lease = { reviewerId, minutes: curriculum.policy.leaseMinutes };
    const waiting = Prisma.sql`p.curriculum_id = ${problem.curriculumId} AND p.review_state = 'pending'`;
    const family = Prisma.sql`problem_family(p.canonical) =
      (SELECT problem_family(canonical) FROM problem WHERE id = ${problemId})`;
    const groups =
      kind === "children"
        ? [Prisma.sql`p.parent_id = ${problemId}`]
        : [Prisma.sql`p.id = ${problemId}`, family, Prisma.sql`p.parent_id = ${problem.parentId}`];
    const got: string[] = [];
    for (const group of groups) {
      const where = Prisma.sql`${waiting} AND ${group} AND NOT (p.id = ANY(${got}::text[]))`;
      const from = { where, order: Prisma.sql`ORDER BY p.id` };
      const reserved = await reserve(tx, lease, {
        wanted: wanted - got.length,
        seats: curriculum.seats,
        skipped: "again",
        from,
      });
      got.push(...reserved.map((one) => one.problemId));
      if (got.length >= wanted) break;
    }
    return got;
  });
  return problemCards(db, ids);
}
