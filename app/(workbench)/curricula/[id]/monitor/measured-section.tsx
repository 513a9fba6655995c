import { LineChart as ChartIcon } from "lucide-react";
import { wilsonInterval } from "@/lib/curriculum";
import { jumpsOf, type MeasuredRun, meanLength, shareOf, sumOf } from "@/lib/monitor";
import { BarChart, LineChart, type Series } from "@/lib/ui/charts";
import { Badge, formatNumber, formatPercent } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { EmptyState, Section } from "@/lib/ui/layout";

type MeasuredSectionProps = {
  curriculumId: string;
  runs: readonly MeasuredRun[];
  /** From which difference on a pair of levels is called a jump. */
  jumpFrom: number;
  titles: ReadonlyMap<string, string>;
};

const levelName = (level: number) => (level === 0 ? "Roots" : `Level ${level}`);

/** Solve rates over verify runs, gaps in the gradient, and what hints at rewards without learning. */
export function MeasuredSections({ curriculumId, runs, jumpFrom, titles }: MeasuredSectionProps) {
  const last = runs.at(-1);
  if (!last) {
    return (
      <Section title="Solve rate over model versions">
        <EmptyState
          icon={ChartIcon}
          title="Nothing is measured yet"
          action={
            <ButtonLink href={`/runs/new?stage=verify&curriculum=${curriculumId}`}>Measure it</ButtonLink>
          }
        >
          The first verify run shows the solve rate of each level here.
        </EmptyState>
      </Section>
    );
  }
  return (
    <>
      <Section
        title="Solve rate over model versions"
        description={`Each verify run is one place, the newest is ${last.model}. Bands are 95 % intervals.`}
      >
        <div className="grid gap-6 lg:grid-cols-2">
          <LineChart
            title="Solve rate by level"
            xLabel="Verify run"
            format="percent"
            yDomain={[0, 1]}
            series={byLevel(runs)}
          />
          <BarChart
            title={`By transformation, ${last.model}`}
            format="percent"
            bars={byTransformation(last, titles)}
          />
        </div>
        <p className="mt-3 text-muted text-xs">
          {runs.map(({ model }, index) => `${index + 1}: ${model}`).join(" · ")}
        </p>
      </Section>
      <Section
        title="Difficulty gradient"
        description="Neighbouring levels of the newest verify run: a ladder has no rung that is too far."
      >
        <Gradient run={last} jumpFrom={jumpFrom} />
      </Section>
      <Section
        title="Signs of reward without learning"
        description="A model that found a way around the verifier shows here first. How near to the verifier's tolerance an answer was accepted is not known: verdicts do not say."
      >
        <div className="grid gap-6 lg:grid-cols-3">
          <LineChart
            title="Undecided attempts"
            xLabel="Verify run"
            format="percent"
            series={overRuns("undecided", "Undecided", runs, (run) => {
              const { undecided, attempts } = sumOf(run.levels);
              return shareOf(undecided, attempts);
            })}
          />
          <LineChart
            title="Length of an answer"
            xLabel="Verify run"
            yLabel="Characters"
            series={overRuns("length", "Mean length", runs, meanLength)}
          />
          <LineChart
            title="Answers of the commonest form"
            xLabel="Verify run"
            format="percent"
            series={overRuns("form", "Share", runs, (run) =>
              shareOf(run.commonestForm?.answers ?? 0, sumOf(run.levels).answered),
            )}
          />
        </div>
        {last.commonestForm && (
          <p className="mt-3">
            The commonest form in the newest run:{" "}
            <code className="font-mono text-xs">{last.commonestForm.form}</code>,{" "}
            {formatNumber(last.commonestForm.answers)} answers.
          </p>
        )}
      </Section>
    </>
  );
}

function byLevel(runs: readonly MeasuredRun[]): Series[] {
  const levels = [...new Set(runs.flatMap((run) => run.levels.map(({ level }) => level)))].sort(
    (a, b) => a - b,
  );
  return levels.map((level) => ({
    id: String(level),
    label: levelName(level),
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

function byTransformation({ transformations }: MeasuredRun, titles: ReadonlyMap<string, string>) {
  return transformations
    .filter(({ attempts }) => attempts > 0)
    .map(({ transformation, verified, attempts }) => ({
      label: titles.get(transformation) ?? transformation,
      value: verified / attempts,
      ...wilsonInterval(verified, attempts),
      note: `${formatNumber(attempts)} attempts`,
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

function Gradient({ run, jumpFrom }: { run: MeasuredRun; jumpFrom: number }) {
  const jumps = jumpsOf(run);
  if (jumps.length === 0)
    return <p className="text-muted">Only one level is measured: there is no gradient yet.</p>;
  return (
    <ul className="grid gap-2">
      {jumps.map(({ from, to, by }) => (
        <li key={to} className="flex items-center gap-3">
          <span className="w-40">
            {levelName(from)} to {levelName(to).toLowerCase()}
          </span>
          <span className="w-20 text-right font-medium">{formatPercent(by)}</span>
          <Badge tone={by >= jumpFrom ? "warn" : "ok"}>{by >= jumpFrom ? "Gap" : "Even"}</Badge>
        </li>
      ))}
    </ul>
  );
}
