import { type CostReport, costReport } from "@/lib/accounting";
import { wilsonInterval } from "@/lib/curriculum";
import { type DiversityReport, diversityReport } from "@/lib/curriculum/diversity";
import type { Database } from "@/lib/db";
import { shownName } from "@/lib/language/bundled-words";
import { transformationWords } from "@/lib/language/library-words";
import {
  alertSays,
  type FacetQuality,
  facets,
  type MonitorReport,
  monitorReport,
  shareOf,
  sumOf,
} from "@/lib/monitor";
import {
  type CheckpointEvent,
  type CheckpointStatus,
  checkpointHistory,
  checkpointStatus,
} from "@/lib/review";
import { type Part, paragraph, type Report, section, table } from "./report";
import type { Writing } from "./writing";

/** Everything that is known of a curriculum, as a document to keep or print. @throws LadderboardError not-found */
export async function curriculumReport(
  db: Database,
  curriculumId: string,
  now: Date,
  writing: Writing,
): Promise<Report> {
  const [monitor, diversity, cost, checkpoint, history] = await Promise.all([
    monitorReport(db, curriculumId),
    diversityReport(db, curriculumId),
    costReport(db, curriculumId),
    checkpointStatus(db, curriculumId),
    checkpointHistory(db, curriculumId),
  ]);
  const { language, t, at } = writing;
  return {
    language,
    about: ["report", monitor.name],
    writtenAt: now,
    title: t("reports.curriculum.title", { name: shownName(t, monitor.name) }),
    parts: [
      paragraph(t("reports.written", { at: at(now) })),
      ...checkpointParts(writing, checkpoint),
      ...historyParts(writing, history),
      ...measuredParts(writing, monitor),
      ...byLevelParts(writing, monitor),
      ...qualityParts(writing, monitor),
      ...alertParts(writing, monitor),
      ...diversityParts(writing, diversity),
      ...costParts(writing, cost),
    ],
  };
}

function checkpointParts(
  { t, text, level }: Writing,
  { state, waitsFor, byLevel }: CheckpointStatus,
): Part[] {
  const reasons = waitsFor.map(text).join(" ");
  return section(t("reports.curriculum.checkpoint"), [
    paragraph(
      reasons === ""
        ? t("reports.curriculum.state", { state })
        : t("reports.curriculum.stateWaits", { state, waitsFor: reasons }),
    ),
    table(
      (["level", "approved", "rejected", "pending", "conflict"] as const).map((one) =>
        t(`reports.curriculum.${one}`),
      ),
      byLevel.map((one) => [level(one.level), one.approved, one.rejected, one.pending, one.conflict]),
    ),
  ]);
}

function historyParts({ t, text, at: time }: Writing, history: readonly CheckpointEvent[]): Part[] {
  return section(
    t("reports.curriculum.history"),
    [
      table(
        (["when", "what", "by", "reason"] as const).map((one) => t(`reports.curriculum.${one}`)),
        history.map(({ at, action, by, reason }) => [
          time(at),
          t(`reports.curriculum.actions.${actionName(action)}`),
          text(by),
          reason ?? "",
        ]),
      ),
    ],
    t("reports.none"),
  );
}

type ActionName<Action extends string> = Action extends `checkpoint.${infer Name}` ? Name : never;
const actionName = <Action extends CheckpointEvent["action"]>(action: Action) =>
  action.slice("checkpoint.".length) as ActionName<Action>;

function measuredParts({ t, at: time, percent }: Writing, { measured }: MonitorReport): Part[] {
  return section(
    t("reports.curriculum.measured"),
    [
      table(
        (["model", "when", "attempts", "verified", "undecided"] as const).map((one) =>
          t(`reports.curriculum.${one}`),
        ),
        measured.map(({ model, at, levels }) => {
          const { attempts, verified, undecided } = sumOf(levels);
          return [
            shownName(t, model),
            time(at),
            attempts,
            percent(shareOf(verified, attempts)),
            percent(shareOf(undecided, attempts)),
          ];
        }),
      ),
    ],
    t("reports.none"),
  );
}

/** As the newest verify run measured it. */
function byLevelParts({ t, level, percent, range }: Writing, { measured }: MonitorReport): Part[] {
  const newest = measured.at(-1);
  const name = newest ? shownName(t, newest.model) : "";
  return section(t("reports.curriculum.byLevel", { model: name }), [
    table(
      (["level", "attempts", "verified", "interval", "undecided"] as const).map((one) =>
        t(`reports.curriculum.${one}`),
      ),
      (newest?.levels ?? []).map((one) => [
        level(one.level),
        one.attempts,
        percent(shareOf(one.verified, one.attempts)),
        range(wilsonInterval(one.verified, one.attempts)),
        percent(shareOf(one.undecided, one.attempts)),
      ]),
    ),
  ]);
}

function qualityParts({ t, text, percent }: Writing, { quality }: MonitorReport): Part[] {
  const madeWith = ({ facet, value }: FacetQuality) =>
    facet === "transformation" ? text(transformationWords(value)) : shownName(t, value);
  return section(t("monitor.generated.title"), [
    table(
      [
        t("reports.curriculum.facet"),
        ...(["value", "problems", "measured", "solved", "approved", "rejected", "duplicates"] as const).map(
          (one) => t(`monitor.generated.columns.${one}`),
        ),
      ],
      ["whole" as const, ...facets]
        .flatMap((facet) => quality.filter((row) => row.facet === facet))
        .map((row) => [
          t(`monitor.generated.facets.${row.facet}`),
          madeWith(row),
          row.problems,
          percent(shareOf(row.measured, row.problems)),
          percent(shareOf(row.solved, row.measured)),
          percent(shareOf(row.approved, row.problems)),
          percent(shareOf(row.rejected, row.problems)),
          percent(shareOf(row.duplicates, row.problems + row.duplicates)),
        ]),
    ),
  ]);
}

function alertParts({ t, text, at }: Writing, { alerts }: MonitorReport): Part[] {
  return section(
    t("reports.curriculum.alerts"),
    [
      table(
        (["raised", "what", "seenToBy"] as const).map((one) => t(`reports.curriculum.${one}`)),
        alerts.map(({ raisedAt, message, acknowledgedBy, acknowledgedAt }) => [
          at(raisedAt),
          text(alertSays(message)),
          acknowledgedAt
            ? (acknowledgedBy?.name ?? t("reports.curriculum.aProgram"))
            : t("reports.curriculum.nobody"),
        ]),
      ),
    ],
    t("reports.none"),
  );
}

function diversityParts({ t, text, number }: Writing, { comparisons, clusters }: DiversityReport): Part[] {
  return section(t("reports.curriculum.diversity"), [
    table(
      (["property", "against", "test", "effect", "p", "where"] as const).map((one) =>
        t(`reports.curriculum.${one}`),
      ),
      comparisons.map(({ property, against, test, effect, pValue, says }) => [
        t(`diversity.properties.${property}`),
        text(against),
        t(`diversity.tests.${test}`),
        number(effect),
        number(pValue, 4),
        text(says),
      ]),
    ),
    paragraph(
      t("reports.curriculum.clusters", { problems: String(clusters.problems), all: String(clusters.all) }),
    ),
  ]);
}

function costParts({ t, number }: Writing, { stages, perApproved }: CostReport): Part[] {
  return section(t("reports.curriculum.cost"), [
    table(
      (["stage", "runs", "tokens", "dollars", "cpuSeconds", "gpuHours"] as const).map((one) =>
        t(`reports.curriculum.${one}`),
      ),
      stages.map(({ stage, runs, tokens, dollars, unpricedRequests, cpuSeconds, gpuHours }) => [
        t("reports.stage", { stage }),
        runs,
        tokens,
        unpricedRequests > 0
          ? t("reports.curriculum.unpriced", { dollars: number(dollars), count: String(unpricedRequests) })
          : number(dollars),
        number(cpuSeconds),
        number(gpuHours),
      ]),
    ),
    paragraph(
      t("reports.curriculum.perApproved", {
        dollars: number(perApproved.dollars, 4),
        cpuSeconds: number(perApproved.cpuSeconds),
        minutes: number(perApproved.reviewerMinutes),
      }),
    ),
  ]);
}
