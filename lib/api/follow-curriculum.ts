import { setTimeout as pause } from "node:timers/promises";
import { tracked } from "@trpc/server";
import { curriculumById, treeChanges } from "@/lib/curriculum";
import type { Database } from "@/lib/db";
import { wakeUps } from "./live";

/** Milliseconds between two messages: a verify run writes hundreds of problems a second. */
const quiet = 300;

/**
 * The problems of a curriculum as they are made and change after `since`. Each message's tracked id is the next `since`,
 * so that a page that reconnects misses nothing. @throws LadderboardError not-found, also once the curriculum is deleted
 */
export async function* followCurriculum(
  db: Database,
  { curriculumId, since, signal }: { curriculumId: string; since: string; signal: AbortSignal },
) {
  let after = since;
  let total: number | null = null;
  for await (const _ of wakeUps((notice) => notice.curriculumId === curriculumId, signal)) {
    await curriculumById(db, curriculumId);
    const changes = await treeChanges(db, curriculumId, after);
    const news = changes.total !== total || changes.problems === null || changes.problems.length > 0;
    after = changes.since;
    total = changes.total;
    if (news) yield tracked(after, { total, problems: changes.problems });
    await pause(quiet, null, { signal }).catch(() => null);
  }
}
