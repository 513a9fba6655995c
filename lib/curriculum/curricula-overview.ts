import type { Actor } from "@/lib/auth/actor";
import { enterable } from "@/lib/auth/membership";
import type { Database, Prisma } from "@/lib/db";

type LastRun = Pick<Prisma.RunGetPayload<object>, "id" | "curriculumId" | "stage" | "status" | "queuedAt">;

const noProblems = { pending: 0, approved: 0, rejected: 0, conflict: 0 };

/**
 * The curricula that an actor may enter, newest first, with their problems counted by level and by review state, and their last run. Ids are ordered by time,
 * so the page after one is found by its last id. The counts come from the tallies: a million problems are as quick as ten.
 */
export async function curriculaOverview(
  db: Database,
  actor: Actor,
  { after, limit }: { after?: string; limit: number },
) {
  const found = await db.curriculum.findMany({
    where: { ...enterable(actor), ...(after ? { id: { lt: after } } : {}) },
    orderBy: { id: "desc" },
    take: limit + 1,
    select: { id: true, name: true, description: true },
  });
  const page = found.slice(0, limit);
  const ids = page.map(({ id }) => id);
  const [groups, runs] = await Promise.all([
    db.problemTally.groupBy({
      by: ["curriculumId", "level", "reviewState"],
      where: { curriculumId: { in: ids } },
      _sum: { problems: true },
    }),
    db.$queryRaw<LastRun[]>`
      SELECT newest.id, curriculum_id AS "curriculumId", stage::text, status::text, queued_at AS "queuedAt"
      FROM unnest(${ids}::text[]) AS asked (id), LATERAL (
        SELECT * FROM run WHERE curriculum_id = asked.id ORDER BY queued_at DESC LIMIT 1) newest`,
  ]);
  const curricula = page.map((curriculum) => {
    const own = groups.filter(({ curriculumId }) => curriculumId === curriculum.id);
    const counts = new Map<number, number>();
    const states = { ...noProblems };
    for (const { level, reviewState, _sum } of own) {
      const problems = _sum.problems ?? 0;
      counts.set(level, (counts.get(level) ?? 0) + problems);
      states[reviewState] += problems;
    }
    const levels = [...counts]
      .filter(([, count]) => count > 0)
      .map(([level, count]) => ({ level, count }))
      .sort((a, b) => a.level - b.level);
    const lastRun = runs.find(({ curriculumId }) => curriculumId === curriculum.id) ?? null;
    return { ...curriculum, levels, states, lastRun };
  });
  return { curricula, next: found.length > limit ? ids.at(-1)! : null };
}

export type CurriculumOverview = Awaited<ReturnType<typeof curriculaOverview>>["curricula"][number];
