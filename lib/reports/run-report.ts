import type { Database } from "@/lib/db";
import { shownName } from "@/lib/language/bundled-words";
import { metricTitle, settingItems } from "@/lib/language/run-titles";
import type { Text } from "@/lib/language/words";
import { launchedBy } from "@/lib/provenance";
import { failureOfRun, runDetail, textOfEvent } from "@/lib/runs";
import { type Part, paragraph, type Report, section, table } from "./report";
import { resultParts } from "./run-results";
import { absent, type Writing } from "./writing";

/** What a run was asked to do, by whom, on what, what came of it and what it took. @throws LadderboardError not-found */
export async function runReport(db: Database, runId: string, now: Date, writing: Writing): Promise<Report> {
  const { language, t, percent } = writing;
  const run = await runDetail(db, runId);
  const [results, verdicts, metrics, entries, by] = await Promise.all([
    resultParts(db, writing, run),
    db.attempt.groupBy({ by: ["verdict"], where: { runId }, _count: true, orderBy: { verdict: "asc" } }),
    newestMetrics(db, runId),
    db.runEvent.findMany({
      where: { runId, kind: { not: "unit" } },
      orderBy: { id: "asc" },
      take: 200,
      select: { at: true, kind: true, message: true, data: true },
    }),
    launchedBy(db, runId),
  ]);
  const attempts = verdicts.reduce((sum, { _count }) => sum + _count, 0);
  return {
    language,
    about: [run.stage, (run.curriculum ?? run.benchmark)?.name ?? run.id],
    writtenAt: now,
    title: t("reports.run.title", { stage: run.stage, id: run.id }),
    parts: [
      paragraph(t("reports.written", { at: writing.at(now) })),
      ...section(t("reports.run.asked"), [
        table([], askedOf(writing, run, by)),
        table(
          [t("reports.run.setting"), t("reports.run.value")],
          settingItems(t, run.config).map(({ label, value }) => [label, value]),
        ),
      ]),
      ...section(t("reports.run.outcome"), [
        ...outcome(writing, run),
        ...results,
        table(
          [t("reports.run.verdict"), t("reports.run.attempts"), t("reports.run.share")],
          verdicts.map(({ verdict, _count }) => [
            t("reports.run.verdictName", { verdict }),
            _count,
            percent(_count / attempts),
          ]),
        ),
      ]),
      ...section(t("reports.run.metrics"), [
        table(
          [t("reports.run.metric"), t("reports.run.step"), t("reports.run.value")],
          metrics.map(({ name, step, value }) => [metricTitle(t, name), step, Number(value.toPrecision(6))]),
        ),
      ]),
      ...section(t("reports.run.course"), [
        table(
          [t("reports.run.when"), t("reports.run.what")],
          entries.map((event) => [writing.at(event.at), writing.text(textOfEvent(event))]),
        ),
      ]),
    ],
  };
}

type Run = Awaited<ReturnType<typeof runDetail>>;

function askedOf({ t, text, at }: Writing, run: Run, by: Text | null): (readonly [string, string])[] {
  const subject = run.curriculum ?? run.benchmark;
  const version = `${run.modelVersion.model.name} v${run.modelVersion.number}`;
  return [
    [t("reports.run.stage"), t("reports.stage", { stage: run.stage })],
    [
      t(run.curriculum ? "reports.run.curriculum" : "reports.run.benchmark"),
      subject ? shownName(t, subject.name) : t("reports.deleted"),
    ],
    [t("reports.run.version"), shownName(t, version)],
    [
      t("reports.run.backend"),
      run.rayJob ? t("reports.run.ray", { name: run.rayJob.backend.name }) : t("reports.run.thisMachine"),
    ],
    [t("reports.run.askedBy"), by ? text(by) : absent],
    [t("reports.run.askedAt"), at(run.queuedAt)],
    [t("reports.run.seed"), run.seed],
    [t("reports.run.code"), run.codeVersion],
    ...(run.snapshot
      ? [
          [t("reports.run.problems"), String(run.snapshot._count.problems)] as const,
          [t("reports.run.hash"), run.snapshot.contentHash] as const,
        ]
      : []),
  ];
}

function outcome({ t, text }: Writing, run: Run): Part[] {
  const failure = failureOfRun(run);
  const { startedAt, finishedAt } = run;
  const seconds = startedAt && finishedAt ? (finishedAt.getTime() - startedAt.getTime()) / 1000 : null;
  const values = { status: run.status, done: String(run.unitsDone), total: String(run.unitsTotal) };
  return [
    paragraph(
      seconds === null
        ? t("reports.run.status", values)
        : t("reports.run.statusTook", { ...values, seconds: seconds.toFixed(1) }),
    ),
    ...(failure ? [paragraph(`${text(failure.message)} ${text(failure.remedy ?? "")}`)] : []),
  ];
}

/** The bars of a histogram are no figures to read one by one. */
const newestMetrics = (db: Database, runId: string) =>
  db.$queryRaw<{ name: string; step: number; value: number }[]>`
    SELECT DISTINCT ON (name) name, step, value FROM metric
    WHERE run_id = ${runId} AND name NOT LIKE 'solve_rate_histogram/%' ORDER BY name, step DESC`;
