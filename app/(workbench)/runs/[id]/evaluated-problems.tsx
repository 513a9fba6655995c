import { useTranslations } from "next-intl";
import { domainById } from "@/lib/domains/registry";
import type { evaluateResult } from "@/lib/runs";
import { type Column, DataTable, RateBar } from "@/lib/ui/data";
import { Formula } from "@/lib/ui/formula";
import { Section } from "@/lib/ui/layout";
import { ExplainedVerdict } from "./explained-verdict";

type Row = Awaited<ReturnType<typeof evaluateResult>>[number];

type T = ReturnType<typeof useTranslations<"runs.evaluated">>;

const columns = (t: T): Column<Row>[] => [
  {
    key: "problem",
    header: t("problem"),
    cell: ({ problem }) => <Formula latex={problem.latex} source={problem.statement} />,
  },
  { key: "technique", header: t("technique"), cell: ({ problem }) => problem.technique },
  {
    key: "rate",
    header: t("rate"),
    cell: ({ verified, attempts }) => <RateBar rate={verified / Math.max(1, attempts)} attempts={attempts} />,
  },
  {
    key: "verdict",
    header: t("firstAttempt"),
    cell: ({ attempt }) => <ExplainedVerdict verdict={attempt.verdict} explanation={attempt.explanation} />,
  },
  {
    key: "answer",
    header: t("answer"),
    wrap: true,
    cell: ({ attempt }) => <Answer answer={attempt.answer} />,
  },
];

export function EvaluatedProblems({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations("runs.evaluated");
  return (
    <Section title={t("every")} flush>
      <DataTable
        caption={t("caption")}
        columns={columns(t)}
        rows={[...rows]}
        rowKey={({ problem }) => problem.id}
        maxHeight="36rem"
      />
    </Section>
  );
}

function Answer({ answer }: { answer: string | null }) {
  const t = useTranslations("runs.evaluated");
  if (answer === null) return <span className="text-muted">{t("noAnswer")}</span>;
  const latex = domainById("integration")?.answerLatex(answer);
  return latex ? (
    <Formula latex={latex} source={answer} />
  ) : (
    <code className="font-mono text-xs">{answer}</code>
  );
}
