import type { Actor } from "@/lib/auth/actor";
import { enterable } from "@/lib/auth/membership";
import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";

/** Every curriculum that an actor may enter, newest first, by name alone. */
export function listCurricula(db: Database, actor: Actor) {
  return db.curriculum.findMany({
    where: enterable(actor),
    orderBy: { createdAt: "desc" },
    select: { id: true, name: true, description: true, domain: true, createdAt: true },
  });
}

/** @throws LadderboardError not-found */
export async function curriculumById(db: Database, curriculumId: string) {
  const curriculum = await db.curriculum.findUnique({ where: { id: curriculumId } });
  if (!curriculum) throw new LadderboardError("not-found", { key: "errors.noCurriculum" });
  return curriculum;
}
