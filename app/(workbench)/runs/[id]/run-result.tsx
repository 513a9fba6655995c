import { database } from "@/lib/db";
import { evaluateResult, generateResult, type runDetail, runMetrics, verifyResult } from "@/lib/runs";
import { BarChart, Histogram } from "@/lib/ui/charts";
import { formatNumber, Percent } from "@/lib/ui/data";
import { Section, Stat, StatRow } from "@/lib/ui/layout";
import { EvaluatedProblems } from "./evaluated-problems";
import { LearnedProblems } from "./learned-problems";
import { Trained } from "./trained";

type Run = Awaited<ReturnType<typeof runDetail>>;

/** What a run made, by its stage; nothing before it has made anything. */
export async function RunResult({ run }: { run: Run }) {
  if (run.unitsDone === 0) return null;
  if (run.stage === "generate") return <Generated runId={run.id} />;
  if (run.stage === "verify") return <Verified runId={run.id} />;
  if (run.stage === "evaluate") return <Evaluated runId={run.id} />;
  if (run.stage === "ttrl") return <LearnedProblems run={run} />;
  return <Trained run={run} />;
}

async function Generated({ runId }: { runId: string }) {
  const result = await generateResult(database(), runId);
  return (
    <Section title="What it wrote">
      <StatRow>
        <Stat label="Variants written" value={formatNumber(result.written)} />
        <Stat label="Duplicates dropped" value={formatNumber(result.duplicates)} />
        <Stat
          label="Held out by a benchmark"
          value={formatNumber(result.heldOut)}
          hint="dropped, never trained on"
        />
        <Stat label="Unreadable" value={formatNumber(result.unreadable)} />
      </StatRow>
      <div className="mt-4 grid gap-4 lg:grid-cols-2">
        <BarChart
          title="By level"
          bars={result.byLevel.map(({ level, count }) => ({ label: `Level ${level}`, value: count }))}
        />
        <BarChart
          title="By transformation"
          bars={result.byTransformation
            .slice(0, 12)
            .map(({ transformation, count }) => ({ label: transformation, value: count }))}
        />
      </div>
    </Section>
  );
}

async function Verified({ runId }: { runId: string }) {
  const { solveRates, byLevel } = await verifyResult(database(), runId);
  const solvable = solveRates.filter((rate) => rate > 0).length;
  return (
    <Section title="How hard the problems are">
      <StatRow>
        <Stat label="Problems measured" value={formatNumber(solveRates.length)} />
        <Stat label="Solved at least once" value={formatNumber(solvable)} />
        <Stat
          label="Always solved"
          value={formatNumber(solveRates.filter((rate) => rate === 1).length)}
          hint="too easy to learn from"
        />
      </StatRow>
      <div className="mt-4 grid gap-4 lg:grid-cols-2">
        <Histogram
          title="Solve rates"
          xLabel="Share of attempts verified"
          values={solveRates}
          bins={9}
          domain={[0, 1]}
          format="percent"
        />
        <BarChart
          title="Verified attempts by level"
          format="percent"
          max={1}
          bars={byLevel.map(({ level, verified, refuted, undecided }) => ({
            label: level === 0 ? "Roots" : `Level ${level}`,
            value: verified / Math.max(1, verified + refuted + undecided),
            note: `${verified} verified, ${refuted} refuted, ${undecided} undecided`,
          }))}
        />
      </div>
    </Section>
  );
}

async function Evaluated({ runId }: { runId: string }) {
  const [rows, metrics] = await Promise.all([
    evaluateResult(database(), runId),
    runMetrics(database(), runId),
  ]);
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.points[0]?.value ?? null;
  const techniques = metrics.filter(({ name }) => name.startsWith("pass@1/"));
  const overall = value("pass@1");
  return (
    <>
      <Section title="Accuracy">
        <StatRow>
          <Stat
            label="pass@1"
            value={overall === null ? "–" : <Percent value={overall} />}
            hint="mean over the benchmark's problems"
          />
          <Stat
            label="Problems solved at least once"
            value={`${rows.filter(({ verified }) => verified > 0).length} of ${rows.length}`}
          />
        </StatRow>
        {techniques.length > 0 && (
          <div className="mt-4">
            <BarChart
              title="By technique"
              format="percent"
              max={1}
              bars={techniques.map(({ name, points }) => ({
                label: name.slice("pass@1/".length),
                value: points[0]?.value ?? null,
              }))}
            />
          </div>
        )}
      </Section>
      <EvaluatedProblems rows={rows} />
    </>
  );
}
