import type { Database } from "@/lib/db";
import type { ReviewState } from "@/lib/ui/data";

/** Every curriculum with its problems counted by level and by review state, and its last run. Three queries in all. */
export async function curriculaOverview(db: Database) {
  const [curricula, groups] = await Promise.all([
    db.curriculum.findMany({
      orderBy: { createdAt: "desc" },
      include: {
        runs: {
          orderBy: { queuedAt: "desc" },
          take: 1,
          select: { id: true, stage: true, status: true, queuedAt: true },
        },
      },
    }),
    db.problemTally.groupBy({ by: ["curriculumId", "level", "reviewState"], _sum: { problems: true } }),
  ]);
  return curricula.map((curriculum) => {
    const own = groups.filter((group) => group.curriculumId === curriculum.id);
    const counts = new Map<number, number>();
    const states: Record<ReviewState, number> = { pending: 0, approved: 0, rejected: 0, conflict: 0 };
    for (const { level, reviewState, _sum } of own) {
      const problems = _sum.problems ?? 0;
      counts.set(level, (counts.get(level) ?? 0) + problems);
      states[reviewState] += problems;
    }
    const levels = [...counts]
      .filter(([, count]) => count > 0)
      .map(([level, count]) => ({ level, count }))
      .sort((a, b) => a.level - b.level);
    const { id, name, description } = curriculum;
    return { id, name, description, levels, states, lastRun: curriculum.runs[0] ?? null };
  });
}

export type CurriculumOverview = Awaited<ReturnType<typeof curriculaOverview>>[number];
