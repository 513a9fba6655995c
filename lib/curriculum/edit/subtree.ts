import { Prisma, type Transaction } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import type { Messages } from "@/lib/language/messages";

/** The ids of a problem and everything below it. */
export async function subtreeIds(tx: Transaction, id: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE below AS (
      SELECT id FROM problem WHERE id = ${id}
      UNION SELECT problem.id FROM problem JOIN below ON problem.parent_id = below.id)
    SELECT id FROM below`;
  return rows.map((row) => row.id);
}

/** A training run's snapshot says exactly what was trained on, so its problems stay as they were. @throws conflict */
export async function refuseTrainedOn(
  tx: Transaction,
  ids: readonly string[],
  whatInstead: keyof Messages["curriculumErrors"]["trainedOnRemedies"],
): Promise<void> {
  const used = await tx.snapshotProblem.findFirst({
    where: { problemId: { in: [...ids] } },
    select: { statement: true },
  });
  if (!used) return;
  throw new LadderboardError(
    "conflict",
    { key: "curriculumErrors.trainedOn", values: { statement: used.statement } },
    { remedy: { key: `curriculumErrors.trainedOnRemedies.${whatInstead}` } },
  );
}

type Dependent = { table: string; column: string };

/** The tables whose rows go with their problem when it is deleted, as the database itself knows them. */
function dependents(tx: Transaction): Promise<Dependent[]> {
  return tx.$queryRaw<Dependent[]>`
    SELECT quote_ident(class.relname) AS table, quote_ident(attribute.attname) AS column
    FROM pg_constraint
    JOIN pg_class class ON class.oid = conrelid
    JOIN pg_attribute attribute ON attrelid = conrelid AND attnum = conkey[1]
    WHERE confrelid = 'problem'::regclass AND conrelid <> confrelid AND contype = 'f' AND confdeltype = 'c'
    ORDER BY 1, 2`;
}

/** Rows as JSON by table, so that they can be put back as they were. */
export type KeptRows = { [table: string]: Prisma.JsonValue };

/** Takes down what hangs on these problems, by table. */
export async function keepDependents(tx: Transaction, ids: readonly string[]): Promise<KeptRows> {
  const kept: KeptRows = {};
  for (const { table, column } of await dependents(tx)) {
    const [found] = await tx.$queryRaw<{ rows: Prisma.JsonValue }[]>`
      SELECT coalesce(jsonb_agg(to_jsonb(kept)), '[]') AS rows
      FROM ${Prisma.raw(table)} kept WHERE ${Prisma.raw(column)} = ANY(${[...ids]}::text[])`;
    // A comparison hangs on two problems, and is found by either.
    kept[table] = [...((kept[table] ?? []) as Prisma.JsonArray), ...(found!.rows as Prisma.JsonArray)];
  }
  return kept;
}

/** Deletes what hangs on a problem, and keeps the problem. */
export async function dropDependents(tx: Transaction, id: string): Promise<void> {
  for (const { table, column } of await dependents(tx))
    await tx.$executeRaw`DELETE FROM ${Prisma.raw(table)} WHERE ${Prisma.raw(column)} = ${id}`;
}

export async function keepProblems(tx: Transaction, ids: readonly string[]): Promise<Prisma.JsonValue> {
  const [found] = await tx.$queryRaw<{ rows: Prisma.JsonValue }[]>`
    SELECT coalesce(jsonb_agg(to_jsonb(problem) ORDER BY level), '[]') AS rows
    FROM problem WHERE id = ANY(${[...ids]}::text[])`;
  return found!.rows;
}

/** Puts rows back into a table that `keepDependents` or `keepProblems` took them from, in the order they were taken. */
export async function putBack(tx: Transaction, table: string, rows: Prisma.JsonValue): Promise<void> {
  const known = table === "problem" || (await dependents(tx)).some((dependent) => dependent.table === table);
  if (!known) throw new Error(`Rows of ${table} cannot be put back.`);
  const name = Prisma.raw(table);
  await tx.$executeRaw`
    INSERT INTO ${name} SELECT * FROM jsonb_populate_recordset(null::${name}, ${JSON.stringify(rows)}::jsonb)
    ON CONFLICT DO NOTHING`;
}
