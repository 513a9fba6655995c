import { getLocale, getTranslations } from "next-intl/server";
import { database } from "@/lib/db";
import { techniqueWords, transformationWords } from "@/lib/language/library-words";
import { say } from "@/lib/language/words";
import { evaluateResult, generateResult, type runDetail, runMetrics, verifyResult } from "@/lib/runs";
import { BarChart, Histogram } from "@/lib/ui/charts";
import { formatsFor, Percent } from "@/lib/ui/data";
import { Section, Stat, StatRow } from "@/lib/ui/layout";
import { EvaluatedProblems } from "./evaluated-problems";
import { LearnedProblems } from "./learned-problems";
import { Trained } from "./trained";

/** More transformations than these are counted and not drawn. */
const mostBars = 12;

type Run = Awaited<ReturnType<typeof runDetail>>;

/** What a run made, by its stage; nothing before it has made anything. */
export async function RunResult({ run, operates }: { run: Run; operates: boolean }) {
  if (run.unitsDone === 0) return null;
  if (run.stage === "generate") return <Generated runId={run.id} />;
  if (run.stage === "verify") return <Verified runId={run.id} />;
  if (run.stage === "evaluate") return <Evaluated runId={run.id} />;
  if (run.stage === "ttrl") return <LearnedProblems run={run} />;
  return <Trained run={run} operates={operates} />;
}

async function Generated({ runId }: { runId: string }) {
  const translate = await getTranslations();
  const result = await generateResult(database(), runId);
  const t = await getTranslations("runs");
  const { number } = formatsFor(await getLocale());
  return (
    <Section title={t("generated.title")}>
      <StatRow>
        <Stat label={t("generated.written")} value={number(result.written)} />
        <Stat label={t("generated.duplicates")} value={number(result.duplicates)} />
        <Stat
          label={t("generated.heldOut")}
          value={number(result.heldOut)}
          hint={t("generated.heldOutHint")}
        />
        <Stat label={t("generated.unreadable")} value={number(result.unreadable)} />
      </StatRow>
      <div className="mt-4 grid gap-4 lg:grid-cols-2">
        <BarChart
          title={t("generated.byLevel")}
          bars={result.byLevel.map(({ level, count }) => ({ label: t("level", { level }), value: count }))}
        />
        <div>
          <BarChart
            title={t("generated.byTransformation")}
            bars={result.byTransformation.slice(0, mostBars).map(({ transformation, count }) => ({
              label: say(translate, transformationWords(transformation)),
              value: count,
            }))}
          />
          <p className="mt-1 text-muted text-xs">
            {t("generated.severalEach", {
              count: Math.max(0, result.byTransformation.length - mostBars),
            })}
          </p>
        </div>
      </div>
    </Section>
  );
}

async function Verified({ runId }: { runId: string }) {
  const { solveRates, byLevel } = await verifyResult(database(), runId);
  const t = await getTranslations("runs");
  const { number } = formatsFor(await getLocale());
  const solvable = solveRates.filter((rate) => rate > 0).length;
  return (
    <Section title={t("verified.title")}>
      <StatRow>
        <Stat label={t("verified.measured")} value={number(solveRates.length)} />
        <Stat label={t("verified.solvedOnce")} value={number(solvable)} />
        <Stat
          label={t("verified.alwaysSolved")}
          value={number(solveRates.filter((rate) => rate === 1).length)}
          hint={t("verified.alwaysSolvedHint")}
        />
      </StatRow>
      <div className="mt-4 grid gap-4 lg:grid-cols-2">
        <Histogram
          title={t("verified.rates")}
          xLabel={t("verified.share")}
          values={solveRates}
          bins={9}
          domain={[0, 1]}
          format="percent"
        />
        <BarChart
          title={t("verified.byLevel")}
          format="percent"
          max={1}
          bars={byLevel.map(({ level, verified, refuted, undecided }) => ({
            label: level === 0 ? t("roots") : t("level", { level }),
            value: verified / Math.max(1, verified + refuted + undecided),
            note: t("verified.verdicts", { verified, refuted, undecided }),
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
  const t = await getTranslations("runs");
  const translate = await getTranslations();
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.points[0]?.value ?? null;
  const techniques = metrics.filter(({ name }) => name.startsWith("pass@1/"));
  const overall = value("pass@1");
  return (
    <>
      <Section title={t("evaluated.title")}>
        <StatRow>
          <Stat
            label={t("evaluated.passAt1")}
            value={overall === null ? "–" : <Percent value={overall} />}
            hint={t("evaluated.passAt1Hint")}
          />
          <Stat
            label={t("evaluated.solvedOnce")}
            value={t("countOf", {
              count: rows.filter(({ verified }) => verified > 0).length,
              total: rows.length,
            })}
          />
        </StatRow>
        {techniques.length > 0 && (
          <div className="mt-4">
            <BarChart
              title={t("evaluated.byTechnique")}
              format="percent"
              max={1}
              bars={techniques.map(({ name, points }) => ({
                label: say(translate, techniqueWords(name.slice("pass@1/".length))),
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
