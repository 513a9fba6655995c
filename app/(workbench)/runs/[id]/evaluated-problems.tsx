import { domainById } from "@/lib/domains/registry";
import type { evaluateResult } from "@/lib/runs";
import { type Column, DataTable, RateBar, VerdictBadge } from "@/lib/ui/data";
import { Formula } from "@/lib/ui/formula";
import { Section } from "@/lib/ui/layout";

type Row = Awaited<ReturnType<typeof evaluateResult>>[number];

const columns: Column<Row>[] = [
  {
    key: "problem",
    header: "Problem",
    cell: ({ problem }) => <Formula latex={problem.latex} source={problem.statement} />,
  },
  { key: "technique", header: "Technique", cell: ({ problem }) => problem.technique },
  {
    key: "rate",
    header: "Solve rate",
    cell: ({ verified, attempts }) => <RateBar rate={verified / Math.max(1, attempts)} attempts={attempts} />,
  },
  {
    key: "verdict",
    header: "First attempt",
    cell: ({ attempt }) => <VerdictBadge verdict={attempt.verdict} detail={attempt.explanation} />,
  },
  {
    key: "answer",
    header: "Its answer",
    wrap: true,
    cell: ({ attempt }) => <Answer answer={attempt.answer} />,
  },
];

export function EvaluatedProblems({ rows }: { rows: readonly Row[] }) {
  return (
    <Section title="Every problem" flush>
      <DataTable
        caption="Problems of the benchmark"
        columns={columns}
        rows={[...rows]}
        rowKey={({ problem }) => problem.id}
        maxHeight="36rem"
      />
    </Section>
  );
}

function Answer({ answer }: { answer: string | null }) {
  if (answer === null) return <span className="text-muted">gave none</span>;
  const latex = domainById("integration")?.answerLatex(answer);
  return latex ? (
    <Formula latex={latex} source={answer} />
  ) : (
    <code className="font-mono text-xs">{answer}</code>
  );
}
