import type { Database } from "@/lib/db";
import { domainById } from "@/lib/domains/registry";

const page = 500;

/**
 * Writes the tokens that the search by shape looks for, where problems have none: those of a release that knew no
 * tokens. Until then the search reads each such problem, and finds it all the same. Gives how many it wrote.
 */
export async function fillShapeTokens(db: Database, signal: AbortSignal): Promise<number> {
  let written = 0;
  while (!signal.aborted) {
    const problems = await db.$queryRaw<{ id: string; statement: string; domain: string }[]>`
      SELECT problem.id, statement, domain FROM problem JOIN curriculum ON curriculum.id = curriculum_id
      WHERE shape_tokens IS NULL LIMIT ${page}`;
    if (problems.length === 0) break;
    const rows = problems.map(({ id, statement, domain }) => ({
      id,
      tokens: domainById(domain)?.shapeTokens(statement) ?? [],
    }));
    await db.$executeRaw`
      UPDATE problem SET shape_tokens = ARRAY(SELECT jsonb_array_elements_text(given.tokens))
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given(id text, tokens jsonb)
      WHERE problem.id = given.id`;
    written += problems.length;
  }
  return written;
}
