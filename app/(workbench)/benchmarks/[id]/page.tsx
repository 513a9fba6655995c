import { Target, Zap } from "lucide-react";
import type { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { benchmarkDetail } from "@/lib/benchmarks";
import { database } from "@/lib/db";
import { shownName } from "@/lib/language/bundled-words";
import { techniqueWords } from "@/lib/language/library-words";
import { say, type Translate } from "@/lib/language/words";
import { BarChart } from "@/lib/ui/charts";
import {
  type Column,
  DataTable,
  type Formats,
  formatsFor,
  Percent,
  RateBar,
  RelativeTime,
} from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { Formula } from "@/lib/ui/formula";
import { EmptyState, PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { orNotFound } from "../../or-not-found";
import { versionName } from "../../runs/run-subject";

type PageProps = { params: Promise<{ id: string }> };
type Detail = Awaited<ReturnType<typeof benchmarkDetail>>;
type Result = Detail["results"][number];
type Problem = Detail["benchmark"]["problems"][number];

export async function generateMetadata({ params }: PageProps) {
  await pageActor("read");
  const found = await database().benchmark.findUnique({
    where: { id: (await params).id },
    select: { name: true },
  });
  return {
    title: found
      ? shownName(await getTranslations(), found.name)
      : (await getTranslations("benchmarks"))("untitled"),
  };
}

export default async function BenchmarkPage({ params }: PageProps) {
  const actor = await pageActor("read");
  const { id } = await params;
  const { benchmark, results } = await benchmarkDetail(database(), id).catch(orNotFound);
  const t = await getTranslations("benchmarks.detail");
  const translate = await getTranslations();
  const formats = formatsFor(await getLocale());
  const title = (await getTranslations("benchmarks"))("title");
  const evaluate = can(actor, "operate") && (
    <ButtonLink href={`/runs/new?stage=evaluate&benchmark=${id}`} variant="primary" icon={<Target />}>
      {t("evaluate")}
    </ButtonLink>
  );
  const newest = results.at(-1);
  return (
    <>
      <PageHeader
        title={shownName(translate, benchmark.name)}
        breadcrumbs={[{ label: title, href: "/benchmarks" }]}
        description={shownName(translate, benchmark.description)}
        actions={
          can(actor, "operate") && (
            <>
              <ButtonLink href={`/runs/new?stage=ttrl&benchmark=${id}`} icon={<Zap />}>
                {t("learn")}
              </ButtonLink>
              {evaluate}
            </>
          )
        }
      />
      <PageBody>
        {results.length === 0 ? (
          <Section title={t("accuracy")} flush>
            <EmptyState icon={Target} title={t("noResults")} action={evaluate}>
              {t("noResultsHint", { count: formats.number(benchmark.problems.length) })}
            </EmptyState>
          </Section>
        ) : (
          <>
            <Section title={t("accuracy")}>
              <BarChart
                title={t("chart")}
                format="percent"
                max={1}
                bars={results.map((result) => barOf(result, t, translate))}
              />
            </Section>
            <Section title={t("evaluations")} flush>
              <DataTable
                caption={t("evaluationsCaption")}
                columns={resultColumns(t, translate, formats)}
                rows={[...results].reverse()}
                rowKey={({ runId }) => runId}
                rowHref={({ runId }) => `/runs/${runId}`}
              />
            </Section>
            {newest && (
              <Section title={t("byTechnique", { version: versionName(translate, newest.version) })}>
                <BarChart
                  title={t("techniqueChart")}
                  format="percent"
                  max={1}
                  bars={newest.byTechnique.map(({ technique, passAt1 }) => ({
                    label: say(translate, techniqueWords(technique)),
                    value: passAt1,
                  }))}
                />
              </Section>
            )}
          </>
        )}
        <Section title={t("problems")} flush>
          <DataTable
            caption={t("problems")}
            columns={problemColumns(results, t, translate)}
            rows={benchmark.problems}
            rowKey={(problem) => problem.id}
            rowHref={({ position }) => `/benchmarks/${id}/problems/${position}`}
            maxHeight="40rem"
          />
        </Section>
      </PageBody>
    </>
  );
}

type T = ReturnType<typeof useTranslations<"benchmarks.detail">>;

const barOf = ({ version, passAt1, low, high, attempts }: Result, t: T, translate: Translate) => ({
  label: versionName(translate, version),
  value: passAt1,
  low,
  high,
  note: t("attemptsNote", { count: attempts }),
});

const resultColumns = (t: T, translate: Translate, { number }: Formats): Column<Result>[] => [
  { key: "version", header: t("version"), cell: ({ version }) => versionName(translate, version) },
  {
    key: "accuracy",
    header: t("passAt1"),
    cell: ({ passAt1, low, high, attempts }) => (
      <RateBar rate={passAt1} low={low} high={high} attempts={attempts} />
    ),
  },
  { key: "problems", header: t("problems"), align: "right", cell: ({ problems }) => number(problems) },
  { key: "attempts", header: t("attempts"), align: "right", cell: ({ attempts }) => number(attempts) },
  { key: "finished", header: t("finished"), cell: ({ finishedAt }) => <RelativeTime at={finishedAt} /> },
];

/** The problems, with a column for each of the newest versions. */
function problemColumns(results: readonly Result[], t: T, translate: Translate): Column<Problem>[] {
  return [
    { key: "position", header: t("number"), align: "right", cell: ({ position }) => position },
    {
      key: "formula",
      header: t("problem"),
      cell: ({ latex, statement }) => <Formula latex={latex} source={statement} />,
    },
    {
      key: "technique",
      header: t("technique"),
      cell: ({ technique }) => say(translate, techniqueWords(technique)),
    },
    ...results.slice(-4).map(
      ({ runId, version, solveRates }): Column<Problem> => ({
        key: runId,
        header: versionName(translate, version),
        align: "right",
        cell: ({ id }) =>
          solveRates[id] === undefined ? "–" : <Percent value={solveRates[id]} digits={0} />,
      }),
    ),
  ];
}
