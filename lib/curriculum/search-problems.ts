import { type Database, Prisma } from "@/lib/db";
import type { Domain, Shape } from "@/lib/domains/domain";
import { domainById } from "@/lib/domains/registry";
import { invalidField } from "@/lib/errors";
import { curriculumById } from "./read-curricula";

/** Problems that one search gives; the answer says when there are more. */
export const mostFound = 500;
/** Rows looked at in one go; a search that finds enough reads no more of them. */
const batch = 1_000;

/**
 * The problems of a curriculum in which a formula occurs: in any notation, as a whole or as a part; as a shape such as
 * `sin(_)*_`; or, where the text is no formula, as a part of what is written. In no order; `note` says when there are more.
 * @throws LadderboardError not-found; invalid where a shape cannot be read or stands for everything
 */
export async function searchProblems(db: Database, curriculumId: string, text: string) {
  const { domain: domainId } = await curriculumById(db, curriculumId);
  const domain = domainById(domainId)!;
  const shape = readSearch(domain, text);
  const ids = shape ? await byShape(db, curriculumId, shape) : await byText(db, curriculumId, text);
  if (ids.length <= mostFound) return { ids, note: "" };
  return { ids: ids.slice(0, mostFound), note: "there are more; write more of the formula" };
}

/** Null for what is searched for as text. A blank says that a shape was meant, so what is wrong with it is told. */
function readSearch(domain: Domain, text: string): Shape | null {
  const read = domain.readShape(text);
  const isShape = text.includes("_");
  if (!read.ok) {
    if (!isShape) return null;
    throw invalidField("text", `${read.error.message} (at character ${read.error.position + 1})`);
  }
  if (read.value.tokens.length > 0) return read.value;
  if (isShape)
    throw invalidField("text", "This stands for every formula; write a part of the one you look for.");
  return null;
}

/** The index names the formulas that have all tokens of the shape; each is then read and compared. */
function byShape(db: Database, curriculumId: string, { tokens, occursIn }: Shape): Promise<string[]> {
  const query = Prisma.sql`
    SELECT id, statement FROM problem
    WHERE curriculum_id = ${curriculumId} AND (shape_tokens @> ${tokens}::text[] OR shape_tokens IS NULL)`;
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`DECLARE candidates NO SCROLL CURSOR FOR ${query}`;
    const ids: string[] = [];
    while (ids.length <= mostFound) {
      const rows = await tx.$queryRawUnsafe<{ id: string; statement: string }[]>(
        `FETCH ${batch} FROM candidates`,
      );
      for (const { id, statement } of rows) if (ids.length <= mostFound && occursIn(statement)) ids.push(id);
      if (rows.length < batch) break;
    }
    return ids;
  });
}

/** Blanks and case carry no meaning in a formula that somebody looks for. */
async function byText(db: Database, curriculumId: string, text: string): Promise<string[]> {
  const wanted = text
    .toLowerCase()
    .replaceAll(/\s+/g, "")
    .replaceAll(/[\\%_]/g, "\\$&");
  if (wanted === "") return [];
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM problem WHERE curriculum_id = ${curriculumId}
      AND replace(lower(statement), ' ', '') LIKE ${`%${wanted}%`} LIMIT ${mostFound + 1}`;
  return rows.map(({ id }) => id);
}
