import type { Database } from "@/lib/db";

/** How many attempts at each of these problems gave no answer, by problem; a problem without one has no entry. */
export async function unansweredCounts(
  db: Database,
  problemIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const groups = await db.attempt.groupBy({
    by: ["problemId"],
    where: { problemId: { in: [...problemIds] }, OR: [{ answer: null }, { answer: "" }] },
    _count: true,
  });
  return new Map(groups.map(({ problemId, _count }) => [problemId ?? "", _count]));
}
