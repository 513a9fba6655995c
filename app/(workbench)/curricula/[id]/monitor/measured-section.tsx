import { LineChart as ChartIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { wilsonInterval } from "@/lib/curriculum";
import { shownName } from "@/lib/language/bundled-words";
import { say } from "@/lib/language/words";
import {
  jumpSays,
  jumpsOf,
  type MeasuredRun,
  meanLength,
  nearToleranceShare,
  type Slope,
  shareOf,
  slopeOf,
  sumOf,
  type UnfinishedRun,
  upsideDownFrom,
} from "@/lib/monitor";
import { BarChart, LineChart, type Series } from "@/lib/ui/charts";
import { Badge, useFormats } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { EmptyState, Section } from "@/lib/ui/layout";
import type { Tone } from "@/lib/ui/tone";
import { LeftOut } from "./left-out";

type MeasuredSectionProps = {
  curriculumId: string;
  runs: readonly MeasuredRun[];
  unfinished: readonly UnfinishedRun[];
  /** From which difference on a pair of levels is called a jump. */
  jumpFrom: number;
  titles: ReadonlyMap<string, string>;
};

type Translate = ReturnType<typeof useTranslations<"monitor.measured">>;

/** Solve rates over verify runs, gaps in the gradient, and what hints at rewards without learning. */
export function MeasuredSections(props: MeasuredSectionProps) {
  const { curriculumId, runs, unfinished, jumpFrom, titles } = props;
  const t = useTranslations("monitor.measured");
  const translate = useTranslations();
  const { number } = useFormats();
  const last = runs.at(-1);
  if (!last) {
    return (
      <Section title={t("title")}>
        <EmptyState
          icon={ChartIcon}
          title={t("none")}
          action={
            <ButtonLink href={`/runs/new?stage=verify&curriculum=${curriculumId}`}>{t("measure")}</ButtonLink>
          }
        >
          {t("noneExplanation")}
        </EmptyState>
        <LeftOut runs={unfinished} />
      </Section>
    );
  }
  const whole = sumOf(last.levels);
  const model = shownName(translate, last.model);
  return (
    <>
      <Section title={t("title")} description={t("description", { model })}>
        <div className="grid gap-6 lg:grid-cols-2">
          <LineChart
            title={t("byLevel")}
            xLabel={t("run")}
            format="percent"
            yDomain={[0, 1]}
            series={byLevel(runs, t)}
          />
          <BarChart
            title={t("byTransformation", { model })}
            format="percent"
            bars={byTransformation(last, titles, (count) => t("attempts", { count: number(count) }))}
          />
        </div>
        <p className="mt-3 text-muted text-xs">
          {runs
            .map(({ model }, index) => t("place", { place: index + 1, model: shownName(translate, model) }))
            .join(" · ")}
        </p>
        <LeftOut runs={unfinished} />
      </Section>
      <Section title={t("gradient")} description={t("gradientDescription")}>
        <Gradient run={last} jumpFrom={jumpFrom} />
      </Section>
      <Section title={t("signs")} description={t("signsDescription")}>
        <div className="grid gap-6 lg:grid-cols-2">
          <LineChart
            title={t("undecided")}
            xLabel={t("run")}
            format="percent"
            series={overRuns("undecided", t("undecidedSeries"), runs, (run) => {
              const { undecided, attempts } = sumOf(run.levels);
              return shareOf(undecided, attempts);
            })}
          />
          <LineChart
            title={t("length")}
            xLabel={t("run")}
            yLabel={t("characters")}
            series={overRuns("length", t("meanLength"), runs, meanLength)}
          />
          <LineChart
            title={t("form")}
            xLabel={t("run")}
            format="percent"
            series={overRuns("form", t("share"), runs, (run) =>
              shareOf(run.commonestForm?.answers ?? 0, sumOf(run.levels).answered),
            )}
          />
          <LineChart
            title={t("near")}
            xLabel={t("run")}
            format="percent"
            series={overRuns("near", t("share"), runs, nearToleranceShare)}
            empty={t("nearNone")}
          />
        </div>
        {whole.withCloseness > 0 && (
          <p className="mt-3">
            {t("nearCount", { near: number(whole.nearTolerance), known: number(whole.withCloseness) })}
          </p>
        )}
        {last.commonestForm && (
          <p className="mt-3">
            {t.rich("commonestForm", {
              form: last.commonestForm.form,
              count: last.commonestForm.answers,
              code: (form) => <code className="font-mono text-xs">{form}</code>,
            })}
          </p>
        )}
      </Section>
    </>
  );
}

function byLevel(runs: readonly MeasuredRun[], t: Translate): Series[] {
  const levels = [...new Set(runs.flatMap((run) => run.levels.map(({ level }) => level)))].sort(
    (a, b) => a - b,
  );
  return levels.map((level) => ({
    id: String(level),
    label: level === 0 ? t("roots") : t("level", { level }),
    points: runs.flatMap((run, index) => {
      const count = run.levels.find((one) => one.level === level);
      if (!count?.attempts) return [];
      return [
        {
          x: index + 1,
          y: count.verified / count.attempts,
          ...wilsonInterval(count.verified, count.attempts),
        },
      ];
    }),
  }));
}

function byTransformation(
  { transformations }: MeasuredRun,
  titles: ReadonlyMap<string, string>,
  note: (attempts: number) => string,
) {
  return transformations
    .filter(({ attempts }) => attempts > 0)
    .map(({ transformation, verified, attempts }) => ({
      label: titles.get(transformation) ?? transformation,
      value: verified / attempts,
      ...wilsonInterval(verified, attempts),
      note: note(attempts),
    }))
    .sort((a, b) => a.value - b.value);
}

function overRuns(
  id: string,
  label: string,
  runs: readonly MeasuredRun[],
  figure: (run: MeasuredRun) => number | null,
): Series[] {
  return [{ id, label, points: runs.map((run, index) => ({ x: index + 1, y: figure(run) })) }];
}

const slopeTones: Record<Slope, Tone> = { upsideDown: "bad", gap: "warn", even: "ok" };

function Gradient({ run, jumpFrom }: { run: MeasuredRun; jumpFrom: number }) {
  const t = useTranslations("monitor.measured");
  const translate = useTranslations();
  const { number } = useFormats();
  const jumps = jumpsOf(run);
  if (jumps.length === 0) return <p className="text-muted">{t("oneLevel")}</p>;
  const points = (share: number) => number(100 * share, { digits: 1 });
  return (
    <>
      <ul className="grid gap-2">
        {jumps.map((jump) => {
          const slope = slopeOf(jump, jumpFrom);
          return (
            <li key={jump.to} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Badge tone={slopeTones[slope]}>{t(slope)}</Badge>
              {say(translate, jumpSays(jump, points(Math.abs(jump.by))))}
            </li>
          );
        })}
      </ul>
      <p className="mt-3 text-muted text-xs">
        {t("bounds", {
          gap: points(jumpFrom),
          threshold: translate("monitor.kinds.solveRateJump.label"),
          upsideDown: points(upsideDownFrom),
        })}
      </p>
    </>
  );
}
