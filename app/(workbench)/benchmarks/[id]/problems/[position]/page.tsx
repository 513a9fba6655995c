import { ChevronLeft, ChevronRight, Zap } from "lucide-react";
import { notFound } from "next/navigation";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { benchmarkProblem } from "@/lib/benchmarks";
import { database } from "@/lib/db";
import { domainById } from "@/lib/domains/registry";
import { shownName } from "@/lib/language/bundled-words";
import { techniqueWords } from "@/lib/language/library-words";
import { say } from "@/lib/language/words";
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
  return {
    title: (await getTranslations("benchmarks.problem"))("title", { number: (await params).position }),
  };
}

export default async function BenchmarkProblemPage({ params }: PageProps) {
  const actor = await pageActor("read");
  const { id, position } = await params;
  const number = /^[1-9]\d{0,5}$/.test(position) ? Number(position) : notFound();
  const { problem, runs } = await benchmarkProblem(database(), id, number).catch(orNotFound);
  const { benchmark } = problem;
  const attempts = attemptedBy(await getTranslations(), runs);
  const pair = firstSolved(attempts);
  const at = (other: number) => `/benchmarks/${id}/problems/${other}`;
  const t = await getTranslations("benchmarks.problem");
  const title = (await getTranslations("benchmarks"))("title");
  const learn = can(actor, "operate") && (
    <ButtonLink
      href={`/runs/new?stage=ttrl&benchmark=${id}&problem=${number}`}
      variant="primary"
      icon={<Zap />}
    >
      {t("learn")}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title={t("title", { number })}
        breadcrumbs={[
          { label: title, href: "/benchmarks" },
          { label: shownName(await getTranslations(), benchmark.name), href: `/benchmarks/${id}` },
        ]}
        actions={
          <>
            {number > 1 && (
              <ButtonLink href={at(number - 1)} icon={<ChevronLeft />}>
                {t("previous")}
              </ButtonLink>
            )}
            {number < benchmark._count.problems && (
              <ButtonLink href={at(number + 1)} icon={<ChevronRight />}>
                {t("next")}
              </ButtonLink>
            )}
            {learn}
          </>
        }
      />
      <PageBody>
        <FormulaPanel latex={problem.latex} source={problem.statement} />
        <Section title={t("about")}>
          <KeyValue
            columns={2}
            items={[
              {
                label: t("technique"),
                value: say(await getTranslations(), techniqueWords(problem.technique)),
              },
              { label: t("source"), value: shownName(await getTranslations(), problem.source) },
              {
                label: t("answer"),
                value: <KnownAnswer answer={problem.answer} domain={benchmark.domain} />,
              },
            ]}
          />
        </Section>
        {pair && (
          <Section title={t("pair")} description={t("pairHint")} flush>
            <DerivationPair
              domain={benchmark.domain}
              before={shown(pair.before, t)}
              after={shown(pair.after, t)}
            />
          </Section>
        )}
        <Section title={t("attempts")} flush>
          <DataTable
            caption={t("caption")}
            columns={columns(t)}
            rows={attempts}
            rowKey={({ key }) => key}
            rowHref={({ runId }) => `/runs/${runId}`}
            empty={
              <EmptyState icon={Zap} title={t("empty")} action={learn}>
                {t("emptyHint")}
              </EmptyState>
            }
          />
        </Section>
      </PageBody>
    </>
  );
}

type T = ReturnType<typeof useTranslations<"benchmarks.problem">>;

const shown = (by: AttemptedBy, t: T) => ({
  title: t(by.when, { version: by.version }),
  attempt: tellingAttempt(by.attempts)!,
});

function KnownAnswer({ answer, domain }: { answer: string | null; domain: string }) {
  const t = useTranslations("benchmarks.problem");
  if (answer === null) return <span className="text-muted">{t("noAnswer")}</span>;
  const latex = domainById(domain)?.answerLatex(answer);
  return latex ? (
    <Formula latex={latex} source={answer} />
  ) : (
    <code className="font-mono text-xs">{answer}</code>
  );
}

const columns = (t: T): Column<AttemptedBy>[] => [
  { key: "model", header: t("version"), cell: ({ version, when }) => t(when, { version }) },
  { key: "stage", header: t("run"), cell: ({ stage }) => <StageLabel stage={stage} /> },
  {
    key: "rate",
    header: t("rate"),
    cell: ({ verified, attempts }) => (
      <RateBar rate={verified / Math.max(1, attempts.length)} attempts={attempts.length} />
    ),
  },
  { key: "at", header: t("launched"), cell: ({ at }) => <RelativeTime at={at} /> },
];
