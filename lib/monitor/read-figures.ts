import type { Database, Transaction } from "@/lib/db";
import { type GeneratedRun, type MeasuredRun, sumOf, type UnfinishedRun } from "./figures";

/** The page shows this many runs of a kind; older ones stay in the runs' own pages. */
export const mostRuns = 50;

type ListedRun = { id: string; at: Date; model: string };

/** Runs without an end of their own that the page names. */
const mostUnfinished = 5;

/**
 * A curriculum's verify runs with their attempts, oldest first: the newest `limit` that succeeded and began no later than `upTo`.
 * One that was stopped saw a part of the problems, and says nothing beside those that saw all. Only the newest is told by
 * transformation.
 */
export async function measuredRuns(
  db: Database | Transaction,
  curriculumId: string,
  { limit = mostRuns, upTo }: { limit?: number; upTo?: string } = {},
): Promise<MeasuredRun[]> {
  const runs = await newestRuns(db, curriculumId, "verify", limit, upTo);
  const runId = { in: runs.map(({ id }) => id) };
  const [tallies, forms] = await Promise.all([
    db.attemptTally.findMany({
      where: { runId, OR: [{ transformation: "" }, { runId: runs.at(-1)?.id ?? "" }] },
      orderBy: [{ level: "asc" }, { transformation: "asc" }],
    }),
    db.answerForm.findMany({ where: { runId }, orderBy: { answers: "asc" } }),
  ]);
  const byRun = groupBy(tallies, ({ runId }) => runId);
  const commonest = new Map(forms.map(({ runId, form, answers }) => [runId, { form, answers }]));
  return runs.map(({ id, at, model }) => {
    const rows = (byRun.get(id) ?? []).map((row) => ({ ...row, characters: Number(row.characters) }));
    const named = groupBy(
      rows.filter(({ transformation }) => transformation !== ""),
      ({ transformation }) => transformation,
    );
    return {
      runId: id,
      at,
      model,
      levels: rows.filter(({ transformation }) => transformation === ""),
      transformations: [...named].map(([transformation, counts]) => ({ transformation, ...sumOf(counts) })),
      commonestForm: commonest.get(id) ?? null,
    };
  });
}

/** A curriculum's generate runs that succeeded, with what they wrote, oldest first. */
export async function generatedRuns(
  db: Database | Transaction,
  curriculumId: string,
  { limit = mostRuns, upTo }: { limit?: number; upTo?: string } = {},
): Promise<GeneratedRun[]> {
  const runs = await newestRuns(db, curriculumId, "generate", limit, upTo);
  const rows = await db.$queryRaw<
    { runId: string; facet: string; value: string; problems: number; duplicates: number }[]
  >`
    SELECT run_id AS "runId", facet, value, sum(problems)::int AS problems, sum(duplicates)::int AS duplicates
    FROM generation_tally
    WHERE curriculum_id = ${curriculumId} AND facet IN ('whole', 'transformation') AND run_id = ANY(${runs.map(({ id }) => id)})
    GROUP BY 1, 2, 3 ORDER BY 3`;
  const byRun = groupBy(rows, ({ runId }) => runId);
  return runs.map(({ id, at, model }) => {
    const counts = byRun.get(id) ?? [];
    const whole = counts.find(({ facet }) => facet === "whole");
    return {
      runId: id,
      at,
      model,
      problems: whole?.problems ?? 0,
      duplicates: whole?.duplicates ?? 0,
      transformations: counts
        .filter(({ facet, problems }) => facet === "transformation" && problems > 0)
        .map(({ value, problems }) => ({ transformation: value, problems })),
    };
  });
}

async function newestRuns(
  db: Database | Transaction,
  curriculumId: string,
  stage: "verify" | "generate",
  limit: number,
  upTo: string | undefined,
): Promise<ListedRun[]> {
  const runs = await db.run.findMany({
    where: { curriculumId, stage, status: "succeeded", ...(upTo ? { id: { lte: upTo } } : {}) },
    orderBy: { id: "desc" },
    take: limit,
    select: { id: true, startedAt: true, modelVersion },
  });
  return runs.reverse().map(({ id, startedAt, modelVersion }) => ({
    id,
    at: startedAt!,
    model: nameOf(modelVersion),
  }));
}

/** The newest runs whose figures are left out since they do not stand for the whole: under way, or ended early. */
export async function unfinishedRuns(
  db: Database,
  curriculumId: string,
  stage: "verify" | "generate",
): Promise<UnfinishedRun[]> {
  const runs = await db.run.findMany({
    where: { curriculumId, stage, startedAt: { not: null }, status: { not: "succeeded" } },
    orderBy: { id: "desc" },
    take: mostUnfinished,
    select: { id: true, startedAt: true, status: true, unitsDone: true, unitsTotal: true, modelVersion },
  });
  return runs.map(({ id, startedAt, status, unitsDone, unitsTotal, modelVersion }) => ({
    runId: id,
    at: startedAt!,
    model: nameOf(modelVersion),
    status,
    done: unitsDone,
    total: unitsTotal,
  }));
}

const modelVersion = { select: { number: true, model: { select: { name: true } } } } as const;

const nameOf = ({ number, model }: { number: number; model: { name: string } }) => `${model.name} v${number}`;

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
