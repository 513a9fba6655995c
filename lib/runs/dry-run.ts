import type { Database } from "@/lib/db";
import { approvedProblems } from "@/lib/review";

export type LeftOut = {
  readonly reason: (typeof reasons)[number];
  readonly count: number;
  readonly examples: readonly string[];
};

/** Examples of each reason that a page shows. */
const mostExamples = 5;

/** The states of review in which a problem is not trained on. */
const reasons = ["pending", "conflict", "rejected"] as const;

/** Which problems a training run launched now would use, by level, and why the others not. Writes nothing. */
export async function dryRun(db: Database, curriculumId: string) {
  const approved = await approvedProblems(db, curriculumId);
  const levels = new Map<number, { count: number; examples: string[] }>();
  for (const { level, statement } of approved) {
    const entry = levels.get(level) ?? { count: 0, examples: [] };
    entry.count++;
    if (entry.examples.length < mostExamples) entry.examples.push(statement);
    levels.set(level, entry);
  }
  const leftOut = await Promise.all(
    reasons.map(async (reviewState): Promise<LeftOut> => {
      const where = { curriculumId, reviewState };
      const [count, some] = await Promise.all([
        db.problem.count({ where }),
        db.problem.findMany({
          where,
          select: { statement: true },
          take: mostExamples,
          orderBy: { id: "asc" },
        }),
      ]);
      return { reason: reviewState, count, examples: some.map(({ statement }) => statement) };
    }),
  );
  return {
    total: approved.length,
    levels: [...levels].map(([level, entry]) => ({ level, ...entry })).sort((a, b) => b.level - a.level),
    leftOut: leftOut.filter(({ count }) => count > 0),
  };
}
