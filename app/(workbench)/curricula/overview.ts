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
    db.problem.groupBy({ by: ["curriculumId", "level", "reviewState"], _count: true }),
  ]);
  return curricula.map((curriculum) => {
    const own = groups.filter((group) => group.curriculumId === curriculum.id);
    const counts = new Map<number, number>();
    const states: Record<ReviewState, number> = { pending: 0, approved: 0, rejected: 0, conflict: 0 };
    for (const { level, reviewState, _count } of own) {
      counts.set(level, (counts.get(level) ?? 0) + _count);
      states[reviewState] += _count;
    }
    const levels = [...counts].map(([level, count]) => ({ level, count })).sort((a, b) => a.level - b.level);
    const { id, name, description } = curriculum;
    return { id, name, description, levels, states, lastRun: curriculum.runs[0] ?? null };
  });
}

export type CurriculumOverview = Awaited<ReturnType<typeof curriculaOverview>>[number];
