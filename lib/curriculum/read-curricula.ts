import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";

const treeNode = {
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

/** Every curriculum, newest first, by name alone. */
export function listCurricula(db: Database) {
  return db.curriculum.findMany({
    orderBy: { createdAt: "desc" },
    select: { id: true, name: true, description: true, domain: true, createdAt: true },
  });
}

/** @throws LadderboardError not-found */
export async function curriculumById(db: Database, curriculumId: string) {
  const curriculum = await db.curriculum.findUnique({ where: { id: curriculumId } });
  if (!curriculum) throw new LadderboardError("not-found", "There is no such curriculum.");
  return curriculum;
}

/** A curriculum with all its problems, parents before children. @throws LadderboardError not-found */
export async function curriculumTree(db: Database, curriculumId: string) {
  const curriculum = await curriculumById(db, curriculumId);
  const problems = await db.problem.findMany({
    where: { curriculumId },
    select: treeNode,
    orderBy: [{ level: "asc" }, { id: "asc" }],
  });
  return { curriculum, problems };
}

export type TreeNode = Awaited<ReturnType<typeof curriculumTree>>["problems"][number];
