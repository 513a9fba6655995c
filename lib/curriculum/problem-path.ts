import type { Database } from "@/lib/db";
import { domainById } from "@/lib/domains/registry";
import { LadderboardError } from "@/lib/errors";

/** Of a longer path the steps nearest to the problem are given. */
const longest = 40;

/**
 * The way from the root down to a problem: at each step what was changed of the formula before, and what became of the
 * solve rate. `above` counts the steps that are left out at the root's end. @throws LadderboardError not-found
 */
export async function problemPath(db: Database, problemId: string) {
  const rows = await db.$queryRaw<PathRow[]>`
    WITH RECURSIVE path AS (
      SELECT *, 0 AS distance FROM problem WHERE id = ${problemId}
      UNION ALL SELECT problem.*, path.distance + 1 FROM problem JOIN path ON problem.id = path.parent_id)
    SELECT path.id, path.level, path.statement, path.latex, path.transformations, path.attempt_count AS "attemptCount",
      path.verified_count AS "verifiedCount", curriculum.domain
    FROM path JOIN curriculum ON curriculum.id = path.curriculum_id
    WHERE path.distance < ${longest} ORDER BY path.distance DESC`;
  const [first] = rows;
  if (!first) throw new LadderboardError("not-found", { key: "errors.noProblem" });
  const domain = domainById(first.domain);
  const steps = rows.map(({ domain: _domain, ...row }, index) => {
    const before = rows[index - 1];
    const marked = before ? (domain?.difference(before.statement, row.statement) ?? null) : null;
    return {
      ...row,
      /** Both formulas with the changed parts in boxes; null at the root, or where one cannot be read. */
      difference: marked,
    };
  });
  return { above: first.level, steps };
}

type PathRow = {
  id: string;
  level: number;
  statement: string;
  latex: string;
  transformations: string[];
  attemptCount: number;
  verifiedCount: number;
  domain: string;
};
