import type { Database } from "@/lib/db";
import { domainById } from "@/lib/domains/registry";
import { invalidField } from "@/lib/errors";
import { curriculumById } from "./read-curricula";

const page = 500;
/** Problems that one search looks at; the answer says when there were more. */
const mostSearched = 10_000;

/**
 * The problems of a curriculum in which a shape such as `sin(_)*_` occurs, in the order they were made.
 * @throws LadderboardError not-found; invalid where the shape cannot be read
 */
export async function searchByShape(db: Database, curriculumId: string, shape: string) {
  const { domain } = await curriculumById(db, curriculumId);
  const read = domainById(domain)!.readShape(shape);
  if (!read.ok)
    throw invalidField("shape", `${read.error.message} (at character ${read.error.position + 1})`);
  const ids: string[] = [];
  let searched = 0;
  for (let after = ""; searched < mostSearched; ) {
    const problems = await db.problem.findMany({
      where: { curriculumId, id: { gt: after } },
      select: { id: true, statement: true },
      orderBy: { id: "asc" },
      take: page,
    });
    for (const { id, statement } of problems) if (read.value(statement)) ids.push(id);
    searched += problems.length;
    after = problems.at(-1)?.id ?? "";
    if (problems.length < page) return { ids, searched, complete: true };
  }
  return { ids, searched, complete: false };
}
