import { ChevronLeft, ChevronRight, Zap } from "lucide-react";
import { notFound } from "next/navigation";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { benchmarkProblem } from "@/lib/benchmarks";
import { database } from "@/lib/db";
import { domainById } from "@/lib/domains/registry";
import { type Column, DataTable, RateBar, RelativeTime, StageLabel } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { Formula, FormulaPanel } from "@/lib/ui/formula";
import { EmptyState, KeyValue, PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { DerivationPair, tellingAttempt } from "../../../../derivation";
import { orNotFound } from "../../../../or-not-found";
import { type AttemptedBy, attemptedBy, firstSolved } from "./attempted-by";

type PageProps = { params: Promise<{ id: string; position: string }> };

export async function generateMetadata({ params }: PageProps) {
  await pageActor("read");
  return { title: `Problem ${(await params).position}` };
}

export default async function BenchmarkProblemPage({ params }: PageProps) {
  const actor = await pageActor("read");
  const { id, position } = await params;
  const number = /^[1-9]\d{0,5}$/.test(position) ? Number(position) : notFound();
  const { problem, runs } = await benchmarkProblem(database(), id, number).catch(orNotFound);
  const { benchmark } = problem;
  const attempts = attemptedBy(runs);
  const pair = firstSolved(attempts);
  const at = (other: number) => `/benchmarks/${id}/problems/${other}`;
  const learn = can(actor, "operate") && (
    <ButtonLink
      href={`/runs/new?stage=ttrl&benchmark=${id}&problem=${number}`}
      variant="primary"
      icon={<Zap />}
    >
      Learn it at test time
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title={`Problem ${number}`}
        breadcrumbs={[
          { label: "Benchmarks", href: "/benchmarks" },
          { label: benchmark.name, href: `/benchmarks/${id}` },
        ]}
        actions={
          <>
            {number > 1 && (
              <ButtonLink href={at(number - 1)} icon={<ChevronLeft />}>
                Previous
              </ButtonLink>
            )}
            {number < benchmark._count.problems && (
              <ButtonLink href={at(number + 1)} icon={<ChevronRight />}>
                Next
              </ButtonLink>
            )}
            {learn}
          </>
        }
      />
      <PageBody>
        <FormulaPanel latex={problem.latex} source={problem.statement} />
        <Section title="About it">
          <KeyValue
            columns={2}
            items={[
              { label: "Technique", value: problem.technique },
              { label: "Source", value: problem.source },
              {
                label: "Known answer",
                value: <KnownAnswer answer={problem.answer} domain={benchmark.domain} />,
              },
            ]}
          />
        </Section>
        {pair && (
          <Section
            title="Not solved, then solved"
            description="The newest of each: one derivation of a model that solved it in no attempt, one that was verified."
            flush
          >
            <DerivationPair domain={benchmark.domain} before={shown(pair.before)} after={shown(pair.after)} />
          </Section>
        )}
        <Section title="Attempts" flush>
          <DataTable
            caption="Runs that attempted the problem, newest first"
            columns={columns}
            rows={attempts}
            rowKey={({ key }) => key}
            rowHref={({ runId }) => `/runs/${runId}`}
            empty={
              <EmptyState icon={Zap} title="No model has attempted it" action={learn}>
                An evaluate run attempts every problem of the benchmark; a TTRL run also learns for it.
              </EmptyState>
            }
          />
        </Section>
      </PageBody>
    </>
  );
}

const shown = (by: AttemptedBy) => ({
  title: `${by.version}${by.when}`,
  attempt: tellingAttempt(by.attempts)!,
});

function KnownAnswer({ answer, domain }: { answer: string | null; domain: string }) {
  if (answer === null) return <span className="text-muted">none stored</span>;
  const latex = domainById(domain)?.answerLatex(answer);
  return latex ? (
    <Formula latex={latex} source={answer} />
  ) : (
    <code className="font-mono text-xs">{answer}</code>
  );
}

const columns: Column<AttemptedBy>[] = [
  { key: "model", header: "Model version", cell: ({ version, when }) => `${version}${when}` },
  { key: "stage", header: "Run", cell: ({ stage }) => <StageLabel stage={stage} /> },
  {
    key: "rate",
    header: "Solve rate",
    cell: ({ verified, attempts }) => (
      <RateBar rate={verified / Math.max(1, attempts.length)} attempts={attempts.length} />
    ),
  },
  { key: "at", header: "Launched", cell: ({ at }) => <RelativeTime at={at} /> },
];
