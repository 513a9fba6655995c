import { Prisma, type Transaction } from "@/lib/db";
import type { Messages } from "@/lib/language/messages";
import type { BrokenLine, ImportedProblem } from "./imported-problem";

/** Deeper trees are taken for a mistake. */
const deepest = 100;

/** Words as the database writes them: `values` are names and expressions in turn. */
const saying = (name: keyof Messages["exchangeErrors"], values = Prisma.sql``) =>
  Prisma.sql`jsonb_build_object('key', ${`exchangeErrors.${name}`}::text, 'values', jsonb_build_object(${values}))`;

/** The lines wait in a table of their own, that goes with the transaction: the tree is put together by the database. */
export async function makeStage(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    CREATE TEMP TABLE import_line (
      line integer PRIMARY KEY, given_id text, given_parent text, statement text, latex text, canonical text,
      canonical_hash text, shape_tokens text[], transformations text[], intended_difficulty text,
      -- The problem it becomes or already is, the earlier line that is the same, how deep it stands below what is there, and the
      -- words for why it cannot be taken.
      problem_id text, there boolean NOT NULL DEFAULT false, same_as integer, parent_line integer, parent_problem text, depth integer, broken jsonb
    ) ON COMMIT DROP`;
}

export async function stageLines(tx: Transaction, problems: readonly ImportedProblem[]): Promise<void> {
  const rows = JSON.stringify(problems);
  await tx.$executeRaw`
    INSERT INTO import_line (line, given_id, given_parent, statement, latex, canonical, canonical_hash, shape_tokens, transformations, intended_difficulty)
    SELECT line, id, "parentId", statement, latex, canonical, "canonicalHash",
      ARRAY(SELECT jsonb_array_elements_text("shapeTokens")), ARRAY(SELECT jsonb_array_elements_text(transformations)), "intendedDifficulty"
    FROM jsonb_to_recordset(${rows}::jsonb) AS given(line integer, id text, "parentId" text, statement text, latex text, canonical text,
      "canonicalHash" text, "shapeTokens" jsonb, transformations jsonb, "intendedDifficulty" text)`;
}

/**
 * Finds each line's parent and depth, and what cannot be taken: an id given twice, what a benchmark holds, a parent that is nowhere, a
 * circle of parents. Gives the lines that cannot be taken.
 */
export async function placeLines(tx: Transaction, curriculumId: string): Promise<BrokenLine[]> {
  await tx.$executeRaw`CREATE INDEX ON import_line (given_id)`;
  await tx.$executeRaw`CREATE INDEX ON import_line (canonical_hash)`;
  await tx.$executeRaw`ANALYZE import_line`;
  await tx.$executeRaw`
    UPDATE import_line SET broken = ${saying("idTaken", Prisma.sql`'id', given_id, 'line', first.line`)}
    FROM (SELECT given_id AS id, min(line) AS line FROM import_line GROUP BY given_id HAVING count(*) > 1) first
    WHERE given_id = first.id AND import_line.line > first.line`;
  await tx.$executeRaw`
    UPDATE import_line SET broken = ${saying("heldOut")}
    WHERE broken IS NULL AND EXISTS (SELECT FROM benchmark_problem held WHERE held.canonical_hash = import_line.canonical_hash)`;
  // The same problem is there already, or on an earlier line: this line adds none, but may still be somebody's parent.
  await tx.$executeRaw`
    UPDATE import_line SET problem_id = problem.id, there = true FROM problem
    WHERE broken IS NULL AND problem.curriculum_id = ${curriculumId} AND problem.canonical_hash = import_line.canonical_hash`;
  await tx.$executeRaw`
    UPDATE import_line SET problem_id = gen_random_uuid()::text
    WHERE broken IS NULL AND NOT there AND line IN (
      SELECT min(line) FROM import_line WHERE broken IS NULL AND NOT there GROUP BY canonical_hash)`;
  await tx.$executeRaw`
    UPDATE import_line SET same_as = first.line, there = true FROM import_line first
    WHERE import_line.broken IS NULL AND import_line.problem_id IS NULL
      AND first.canonical_hash = import_line.canonical_hash AND first.problem_id IS NOT NULL`;
  await tx.$executeRaw`
    UPDATE import_line SET parent_line = coalesce(parent.same_as, parent.line) FROM import_line parent
    WHERE import_line.broken IS NULL AND parent.given_id = import_line.given_parent
      AND parent.line = (SELECT min(line) FROM import_line same WHERE same.given_id = parent.given_id)`;
  await tx.$executeRaw`
    UPDATE import_line SET parent_problem = problem.id FROM problem
    WHERE broken IS NULL AND parent_line IS NULL AND problem.id = given_parent AND problem.curriculum_id = ${curriculumId}`;
  await tx.$executeRaw`
    UPDATE import_line SET broken = ${saying("noParent", Prisma.sql`'parent', given_parent`)}
    WHERE broken IS NULL AND given_parent IS NOT NULL AND parent_line IS NULL AND parent_problem IS NULL`;
  await placeByDepth(tx);
  await explainUnplaced(tx);
  return tx.$queryRaw<BrokenLine[]>`
    SELECT line, broken AS message FROM import_line WHERE broken IS NOT NULL ORDER BY line`;
}

/** Roots, and what is there, stand at depth 0; then whatever has its parent placed. */
async function placeByDepth(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    UPDATE import_line SET depth = 0 WHERE broken IS NULL AND (there OR parent_line IS NULL)`;
  await tx.$executeRaw`CREATE INDEX ON import_line (parent_line)`;
  for (let depth = 1; depth <= deepest; depth++) {
    const placed = await tx.$executeRaw`
      UPDATE import_line SET depth = ${depth}, parent_problem = parent.problem_id FROM import_line parent
      WHERE import_line.broken IS NULL AND import_line.depth IS NULL AND parent.line = import_line.parent_line
        AND parent.broken IS NULL AND parent.depth = ${depth - 1}`;
    if (placed === 0) return;
  }
}

/** What is left hangs below a broken line, goes in a circle, or is too deep. */
async function explainUnplaced(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    WITH RECURSIVE below AS (
      SELECT line, line AS cause FROM import_line WHERE broken IS NOT NULL
      UNION
      SELECT child.line, cause FROM below JOIN import_line child ON child.parent_line = below.line
      WHERE child.broken IS NULL AND child.depth IS NULL)
    UPDATE import_line SET broken = ${saying("belowBroken", Prisma.sql`'line', cause`)}
    FROM below WHERE below.line = import_line.line AND import_line.broken IS NULL`;
  await tx.$executeRaw`
    WITH RECURSIVE climb AS (
      SELECT line AS start, parent_line AS at, ARRAY[line] AS path FROM import_line WHERE broken IS NULL AND depth IS NULL
      UNION ALL
      SELECT start, parent_line, path || at FROM climb JOIN import_line ON import_line.line = at
      WHERE NOT at = ANY(path) AND cardinality(path) <= ${deepest})
    UPDATE import_line SET broken = CASE WHEN circle.at = circle.start
        THEN ${saying("circle", Prisma.sql`'path', array_to_string(circle.path || circle.at, ' → ')`)}
        WHEN circle.closed THEN ${saying("belowCircle")}
        ELSE ${saying("tooDeep", Prisma.sql`'most', ${deepest}::integer`)} END
    FROM (
      SELECT DISTINCT ON (start) start, at, path, at = ANY(path) AS closed FROM climb ORDER BY start, cardinality(path) DESC) circle
    WHERE import_line.line = circle.start`;
}

/** Writes what was placed, parents first. Gives how many problems, and how many of them are roots. */
export async function writeStaged(
  tx: Transaction,
  curriculumId: string,
): Promise<{ added: number; roots: number }> {
  let added = 0;
  let roots = 0;
  for (let depth = 0; depth <= deepest; depth++) {
    const count = await tx.$executeRaw`
      INSERT INTO problem (id, curriculum_id, parent_id, statement, latex, canonical, canonical_hash, shape_tokens,
        transformations, intended_difficulty, provenance)
      SELECT problem_id, ${curriculumId}, parent_problem, statement, latex, canonical, canonical_hash, shape_tokens,
        transformations, intended_difficulty::intended_difficulty, jsonb_build_object('imported', true, 'line', line)
      FROM import_line WHERE broken IS NULL AND NOT there AND depth = ${depth} ORDER BY line`;
    added += count;
    if (depth === 0) {
      const [row] = await tx.$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count FROM import_line WHERE broken IS NULL AND NOT there AND given_parent IS NULL`;
      roots = row?.count ?? 0;
    }
    if (depth > 0 && count === 0) break;
  }
  return { added, roots };
}
