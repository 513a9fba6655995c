import { type Actor, actorUserId } from "@/lib/auth/actor";
import type { Database } from "@/lib/db";

/** How many problems a queue page holds; more come when it is opened again. */
const queueLimit = 200;

/** The undecided problems that this person has not decided on, lower levels last: variants come before their roots' peers. */
export async function myQueue(db: Database, actor: Actor, curriculumId?: string) {
  const reviewerId = actorUserId(actor) ?? "";
  const open = {
    curriculumId,
    reviewState: { in: ["pending" as const, "conflict" as const] },
    reviews: { none: { reviewerId } },
  };
  const [problems, total] = await Promise.all([
    db.problem.findMany({
      where: open,
      orderBy: [{ level: "desc" }, { id: "asc" }],
      take: queueLimit,
      select: { id: true, curriculumId: true, curriculum: { select: { name: true } } },
    }),
    db.problem.count({ where: open }),
  ]);
  return { total, items: problems.map(({ id, curriculum }) => ({ id, curriculum: curriculum.name })) };
}
