import { Target, Zap } from "lucide-react";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { benchmarkDetail } from "@/lib/benchmarks";
import { database } from "@/lib/db";
import { BarChart } from "@/lib/ui/charts";
import { type Column, DataTable, formatNumber, Percent, RateBar, RelativeTime } from "@/lib/ui/data";
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
  return { title: found?.name ?? "Benchmark" };
}

export default async function BenchmarkPage({ params }: PageProps) {
  const actor = await pageActor("read");
  const { id } = await params;
  const { benchmark, results } = await benchmarkDetail(database(), id).catch(orNotFound);
  const evaluate = can(actor, "operate") && (
    <ButtonLink href={`/runs/new?stage=evaluate&benchmark=${id}`} variant="primary" icon={<Target />}>
      Evaluate a model
    </ButtonLink>
  );
  const newest = results.at(-1);
  return (
    <>
      <PageHeader
        title={benchmark.name}
        breadcrumbs={[{ label: "Benchmarks", href: "/benchmarks" }]}
        description={benchmark.description}
        actions={
          can(actor, "operate") && (
            <>
              <ButtonLink href={`/runs/new?stage=ttrl&benchmark=${id}`} icon={<Zap />}>
                Learn at test time
              </ButtonLink>
              {evaluate}
            </>
          )
        }
      />
      <PageBody>
        {results.length === 0 ? (
          <Section title="Accuracy by model version" flush>
            <EmptyState icon={Target} title="No model has been evaluated" action={evaluate}>
              An evaluate run attempts all {formatNumber(benchmark.problems.length)} problems; the verifier
              judges.
            </EmptyState>
          </Section>
        ) : (
          <>
            <Section title="Accuracy by model version">
              <BarChart
                title="pass@1 with 95 % interval"
                format="percent"
                max={1}
                bars={results.map(barOf)}
              />
            </Section>
            <Section title="Evaluations" flush>
              <DataTable
                caption="Newest evaluation of each model version"
                columns={resultColumns}
                rows={[...results].reverse()}
                rowKey={({ runId }) => runId}
                rowHref={({ runId }) => `/runs/${runId}`}
              />
            </Section>
            {newest && (
              <Section title={`By technique, ${versionName(newest.version)}`}>
                <BarChart
                  title="pass@1 by technique"
                  format="percent"
                  max={1}
                  bars={newest.byTechnique.map(({ technique, passAt1 }) => ({
                    label: technique,
                    value: passAt1,
                  }))}
                />
              </Section>
            )}
          </>
        )}
        <Section title="Problems" flush>
          <DataTable
            caption="Problems"
            columns={problemColumns(results)}
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

const barOf = ({ version, passAt1, low, high, attempts }: Result) => ({
  label: versionName(version),
  value: passAt1,
  low,
  high,
  note: `${attempts} attempts`,
});

const resultColumns: Column<Result>[] = [
  { key: "version", header: "Model version", cell: ({ version }) => versionName(version) },
  {
    key: "accuracy",
    header: "pass@1",
    cell: ({ passAt1, low, high, attempts }) => (
      <RateBar rate={passAt1} low={low} high={high} attempts={attempts} />
    ),
  },
  { key: "problems", header: "Problems", align: "right", cell: ({ problems }) => formatNumber(problems) },
  { key: "attempts", header: "Attempts", align: "right", cell: ({ attempts }) => formatNumber(attempts) },
  { key: "finished", header: "Finished", cell: ({ finishedAt }) => <RelativeTime at={finishedAt} /> },
];

/** The problems, with a column for each of the newest versions. */
function problemColumns(results: readonly Result[]): Column<Problem>[] {
  return [
    { key: "position", header: "#", align: "right", cell: ({ position }) => position },
    {
      key: "formula",
      header: "Problem",
      cell: ({ latex, statement }) => <Formula latex={latex} source={statement} />,
    },
    { key: "technique", header: "Technique", cell: ({ technique }) => technique },
    ...results.slice(-4).map(
      ({ runId, version, solveRates }): Column<Problem> => ({
        key: runId,
        header: versionName(version),
        align: "right",
        cell: ({ id }) =>
          solveRates[id] === undefined ? "–" : <Percent value={solveRates[id]} digits={0} />,
      }),
    ),
  ];
}
