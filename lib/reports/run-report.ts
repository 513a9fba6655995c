import type { Database } from "@/lib/db";
import { runDetail } from "@/lib/runs";
import { heading, type Part, paragraph, percent, type Report, table } from "./report";

/** What a run was asked to do, by whom, on what, what came of it and what it took. @throws LadderboardError not-found */
export async function runReport(db: Database, runId: string, now: Date): Promise<Report> {
  const [run, verdicts, metrics, entries] = await Promise.all([
    runDetail(db, runId),
    db.attempt.groupBy({ by: ["verdict"], where: { runId }, _count: true, orderBy: { verdict: "asc" } }),
    newestMetrics(db, runId),
    db.runEvent.findMany({
      where: { runId, kind: { not: "unit" } },
      orderBy: { id: "asc" },
      take: 200,
      select: { at: true, kind: true, message: true },
    }),
  ]);
  const attempts = verdicts.reduce((sum, { _count }) => sum + _count, 0);
  return {
    title: `Report: ${run.stage} run ${run.id}`,
    parts: [
      paragraph(`Report of ${now.toISOString()}, written by Ladderboard.`),
      heading("What it was asked to do"),
      table(["", ""], askedOf(run)),
      table(
        ["Setting", "Value"],
        Object.entries(run.config as object).map(([name, value]) => [name, JSON.stringify(value)]),
      ),
      heading("What came of it"),
      ...outcome(run),
      table(
        ["Verdict", "Attempts", "Share"],
        verdicts.map(({ verdict, _count }) => [verdict, _count, percent(_count / attempts)]),
      ),
      heading("Metrics at its last step"),
      table(
        ["Metric", "Step", "Value"],
        metrics.map(({ name, step, value }) => [name, step, Number(value.toPrecision(6))]),
      ),
      heading("Its course"),
      table(
        ["When", "What"],
        entries.map(({ at, message }) => [at.toISOString(), message]),
      ),
    ],
  };
}

type Run = Awaited<ReturnType<typeof runDetail>>;

function askedOf(run: Run): (readonly [string, string])[] {
  const subject = run.curriculum ?? run.benchmark;
  const version = `${run.modelVersion.model.name} v${run.modelVersion.number}`;
  return [
    ["Stage", run.stage],
    [run.curriculum ? "Curriculum" : "Benchmark", subject?.name ?? "deleted"],
    ["Model version", version],
    ["Backend", run.rayJob ? `Ray: ${run.rayJob.backend.name}` : "this machine"],
    ["Asked for by", run.requestedBy?.name ?? "a command"],
    ["Asked for at", run.queuedAt.toISOString()],
    ["Seed", run.seed],
    ["Ladderboard", run.codeVersion],
    ...(run.snapshot
      ? [
          ["Problems", String(run.snapshot._count.problems)] as const,
          ["SHA-256 of the exact problems", run.snapshot.contentHash] as const,
        ]
      : []),
  ];
}

function outcome(run: Run): Part[] {
  const failure = run.error as { message?: string; remedy?: string } | null;
  const { startedAt, finishedAt } = run;
  const seconds = startedAt && finishedAt ? (finishedAt.getTime() - startedAt.getTime()) / 1000 : null;
  const took = seconds === null ? "" : ` It took ${seconds.toFixed(1)} s by the clock.`;
  return [
    paragraph(`It is ${run.status}; ${run.unitsDone} of ${run.unitsTotal} units are done.${took}`),
    ...(failure?.message ? [paragraph(`${failure.message} ${failure.remedy ?? ""}`)] : []),
    ...run.modelVersions.map(({ number }) => paragraph(`It made version ${number} of the model.`)),
  ];
}

const newestMetrics = (db: Database, runId: string) =>
  db.$queryRaw<{ name: string; step: number; value: number }[]>`
    SELECT DISTINCT ON (name) name, step, value FROM metric WHERE run_id = ${runId} ORDER BY name, step DESC`;
