import { createHash } from "node:crypto";
import { contentLine } from "@/lib/curriculum/content-line";
import type { Database } from "@/lib/db";
import { domainById } from "@/lib/domains/registry";
import { LadderboardError } from "@/lib/errors";
import type { TrainedRun } from "./called-run";
import { testTreeOf } from "./test-tree";

/** Rows read at once: what a stream keeps in memory. */
const pageSize = 2_000;

type Problem = { position: number; problemId: string; level: number; statement: string };

/** How many problems the run works on, and the hash of their content where it was taken at launch. */
export async function problemsOf(
  db: Database,
  run: TrainedRun,
): Promise<{ count: number; contentHash: string | null }> {
  if (run.snapshotId) {
    const snapshot = await db.snapshot.findUniqueOrThrow({
      where: { id: run.snapshotId },
      include: { _count: { select: { problems: true } } },
    });
    return { count: snapshot._count.problems, contentHash: snapshot.contentHash };
  }
  if (run.stage === "ttrl") return { count: (await testTreeOf(db, run)).length, contentHash: null };
  // A generate run has none that are fixed: it is told its parents level by level.
  if (run.stage === "generate") return { count: 0, contentHash: null };
  return { count: await db.benchmarkProblem.count({ where: benchmarkOf(run) }), contentHash: null };
}

/** Statements kept ready: a trainer asks about the same few thousand again and again, and none of them ever changes. */
const mostKept = 50_000;
const kept = new Map<string, string>();

/** The statements of some of the run's problems. Problems of other runs are not among them. */
export async function statementsOf(
  db: Database,
  run: TrainedRun,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const of = run.stage === "ttrl" ? run.id : (run.snapshotId ?? run.benchmarkId);
  const missing = ids.filter((id) => !kept.has(`${of} ${id}`));
  for (const [id, statement] of missing.length > 0 ? await readStatements(db, run, missing) : []) {
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value!);
    kept.set(`${of} ${id}`, statement);
  }
  const found = ids.map((id) => [id, kept.get(`${of} ${id}`)] as const);
  return new Map(found.filter((one): one is [string, string] => one[1] !== undefined));
}

async function readStatements(
  db: Database,
  run: TrainedRun,
  ids: readonly string[],
): Promise<(readonly [string, string])[]> {
  if (run.stage === "ttrl") {
    const wanted = new Set(ids);
    const tree = await testTreeOf(db, run);
    return tree.flatMap(({ problemId, statement }) =>
      wanted.has(problemId) ? [[problemId, statement] as const] : [],
    );
  }
  if (run.snapshotId) {
    const rows = await db.snapshotProblem.findMany({
      where: { snapshotId: run.snapshotId, problemId: { in: [...ids] } },
      select: { problemId: true, statement: true },
    });
    return rows.map(({ problemId, statement }) => [problemId, statement]);
  }
  const rows = await db.benchmarkProblem.findMany({
    where: { ...benchmarkOf(run), id: { in: [...ids] } },
    select: { id: true, statement: true },
  });
  return rows.map(({ id, statement }) => [id, statement]);
}

/**
 * The run's problems after a position, one JSON text a line, and a last line with their number and the hash of them
 * all: SHA-256 over `[problemId,level,statement]` and a newline each. A reader that was cut off goes on after the last
 * position it has.
 */
export function problemStream(db: Database, run: TrainedRun, after: number): ReadableStream<Uint8Array> {
  const domain = domainById(run.domain);
  if (!domain) throw new LadderboardError("invalid", `There is no domain “${run.domain}”.`);
  const encoder = new TextEncoder();
  const hash = createHash("sha256");
  let last = -1;
  let count = 0;
  return new ReadableStream({
    async pull(controller) {
      const page = await pageAfter(db, run, last);
      const lines: string[] = [];
      for (const problem of page) {
        const { position, problemId, level, statement } = problem;
        hash.update(contentLine({ id: problemId, level, statement }));
        count++;
        last = position;
        if (position > after)
          lines.push(`${JSON.stringify({ ...problem, question: domain.askFor(statement) })}\n`);
      }
      if (page.length < pageSize)
        lines.push(`${JSON.stringify({ end: true, count, contentHash: hash.digest("hex") })}\n`);
      if (lines.length > 0) controller.enqueue(encoder.encode(lines.join("")));
      if (page.length < pageSize) controller.close();
    },
  });
}

async function pageAfter(db: Database, run: TrainedRun, position: number): Promise<Problem[]> {
  if (run.stage === "ttrl") {
    const tree = await testTreeOf(db, run);
    return tree.map((one, at) => ({ position: at, ...one })).slice(position + 1, position + 1 + pageSize);
  }
  if (run.snapshotId) {
    return db.snapshotProblem.findMany({
      where: { snapshotId: run.snapshotId, position: { gt: position } },
      orderBy: { position: "asc" },
      take: pageSize,
      select: { position: true, problemId: true, level: true, statement: true },
    });
  }
  const rows = await db.benchmarkProblem.findMany({
    where: { ...benchmarkOf(run), position: { gt: position } },
    orderBy: { position: "asc" },
    take: pageSize,
    select: { position: true, id: true, statement: true },
  });
  return rows.map((row) => ({
    position: row.position,
    problemId: row.id,
    level: 0,
    statement: row.statement,
  }));
}

function benchmarkOf({ benchmarkId }: TrainedRun): { benchmarkId: string } {
  if (benchmarkId) return { benchmarkId };
  throw new LadderboardError("conflict", "This run has neither a snapshot nor a benchmark.");
}
