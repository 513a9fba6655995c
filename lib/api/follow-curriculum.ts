import { createHash } from "node:crypto";
import { tracked } from "@trpc/server";
import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import { wakeUps } from "./live";

const fields = {
  id: true,
  parentId: true,
  level: true,
  latex: true,
  statement: true,
  verdict: true,
  reviewState: true,
  attemptCount: true,
  verifiedCount: true,
  undecidedCount: true,
  transformations: true,
  intendedDifficulty: true,
} as const;

/**
 * The problems of a curriculum as they are made and change. The first message brings all of them, so that nothing
 * written between a page's rendering and its connection is missed; each later one those that are new or differ.
 */
export async function* followCurriculum(
  db: Database,
  { curriculumId, signal }: { curriculumId: string; signal: AbortSignal },
) {
  const exists = await db.curriculum.findUnique({ where: { id: curriculumId }, select: { id: true } });
  if (!exists) throw new LadderboardError("not-found", "There is no such curriculum.");
  const known = new Map<string, string>();
  let number = 0;
  for await (const _ of wakeUps((notice) => notice.curriculumId === curriculumId, signal)) {
    const problems = await db.problem.findMany({
      where: { curriculumId },
      select: fields,
      orderBy: { id: "asc" },
    });
    const first = known.size === 0;
    const changed = problems.filter((problem) => {
      const mark = createHash("sha1").update(JSON.stringify(problem)).digest("base64");
      const differs = known.get(problem.id) !== mark;
      known.set(problem.id, mark);
      return differs;
    });
    if (!first && changed.length === 0) continue;
    number += 1;
    yield tracked(`${Date.now()}-${number}`, { total: problems.length, problems: changed });
  }
}
