import { type Database, Prisma } from "@/lib/db";
import type { Domain, Shape } from "@/lib/domains/domain";
import { domainById } from "@/lib/domains/registry";
import { invalidField } from "@/lib/errors";
import { curriculumById } from "./read-curricula";
import { unreadable } from "./read-problems";

/** Problems that one search gives; the answer says when there are more. */
export const mostFound = 500;
/** Rows looked at in one go; a search that finds enough reads no more of them. */
const batch = 1_000;
/** Milliseconds for which a text that no index knows is looked for. */
const patience = 300;

/**
 * The problems of a curriculum in which a formula occurs: in any notation, as a whole or as a part; as a shape such as
 * `sin(_)*_`; or, where the text is no formula, as a part of what is written. In no order; `more` where there are more.
 * @throws LadderboardError not-found; invalid where a shape cannot be read or stands for everything
 */
export async function searchProblems(db: Database, curriculumId: string, text: string) {
  const { domain: domainId } = await curriculumById(db, curriculumId);
  const domain = domainById(domainId)!;
  const shape = readSearch(domain, text);
  const ids = shape ? await byShape(db, curriculumId, shape) : await byText(db, curriculumId, text);
  if (ids.length <= mostFound) return { ids, more: false };
  return { ids: ids.slice(0, mostFound), more: true };
}

/** Null for what is searched for as text. A blank says that a shape was meant, so what is wrong with it is told. */
function readSearch(domain: Domain, text: string): Shape | null {
  const read = domain.readShape(text);
  const isShape = text.includes("_");
  if (!read.ok) {
    if (!isShape) return null;
    throw invalidField("text", unreadable(read.error));
  }
  if (read.value.tokens.length > 0) return read.value;
  if (isShape) throw invalidField("text", { key: "curriculumErrors.everyFormula" });
  return null;
}

/**
 * The index names the formulas that have all tokens of the shape; each is then read and compared. What fits many is found
 * among the first rows that have the tokens, for which the database need not gather all of them; only where those do not
 * give enough, all are gone through.
 */
async function byShape(db: Database, curriculumId: string, { tokens, occursIn }: Shape): Promise<string[]> {
  const candidates = Prisma.sql`
    SELECT id, statement FROM problem
    WHERE curriculum_id = ${curriculumId} AND (shape_tokens @> ${tokens}::text[] OR shape_tokens IS NULL)`;
  const fitting = (rows: readonly Candidate[], most: number) => {
    const ids: string[] = [];
    for (const { id, statement } of rows) if (ids.length < most && occursIn(statement)) ids.push(id);
    return ids;
  };
  const first = await db.$queryRaw<Candidate[]>`${candidates} LIMIT ${batch}`;
  const early = fitting(first, mostFound + 1);
  if (first.length < batch || early.length > mostFound) return early;
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`DECLARE candidates NO SCROLL CURSOR FOR ${candidates}`;
    const ids: string[] = [];
    while (ids.length <= mostFound) {
      const rows = await tx.$queryRawUnsafe<Candidate[]>(`FETCH ${batch} FROM candidates`);
      ids.push(...fitting(rows, mostFound + 1 - ids.length));
      if (rows.length < batch) break;
    }
    return ids;
  });
}

type Candidate = { id: string; statement: string };

/** Blanks and case carry no meaning in a formula that somebody looks for. */
async function byText(db: Database, curriculumId: string, text: string): Promise<string[]> {
  const wanted = text.toLowerCase().replaceAll(/\s+/g, "");
  if (wanted === "") return [];
  const found = Prisma.sql`
    SELECT id FROM problem WHERE curriculum_id = ${curriculumId}
      AND replace(lower(statement), ' ', '') LIKE ${`%${wanted.replaceAll(/[\\%_]/g, "\\$&")}%`}
    LIMIT ${mostFound + 1}`;
  const rows = isIndexed(wanted)
    ? await db.$queryRaw<{ id: string }[]>`${found}`
    : await withoutIndex(db, found);
  return rows.map(({ id }) => id);
}

/**
 * Whether the index of three characters knows anything of the text: a word of it, with the two blanks that stand for its
 * start and the one for its end where the text shows them, has three.
 */
function isIndexed(text: string): boolean {
  return [...text.matchAll(/[a-z0-9]+/g)].some(({ 0: word, index }) => {
    const end = index + word.length;
    return word.length + (index > 0 ? 2 : 0) + (end < text.length ? 1 : 0) >= 3;
  });
}

/** Reads rows until there are enough. What stands in hardly any formula would have every row read. */
async function withoutIndex(db: Database, found: Prisma.Sql): Promise<{ id: string }[]> {
  try {
    return await db.$transaction(async (tx) => {
      await tx.$executeRawUnsafe(`SET LOCAL statement_timeout = ${patience}`);
      await tx.$executeRaw`SET LOCAL enable_bitmapscan = off`;
      return tx.$queryRaw<{ id: string }[]>`${found}`;
    });
  } catch (error) {
    if (!isOutOfTime(error)) throw error;
    throw invalidField("text", { key: "curriculumErrors.tooShort" });
  }
}

/** PostgreSQL's code for a statement that was cancelled. */
const isOutOfTime = (error: unknown): boolean =>
  error instanceof Error && /57014|statement timeout/.test(`${error.message}`);
