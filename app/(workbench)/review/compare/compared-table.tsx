import type { ComparedProblem } from "@/lib/review";
import { type Column, DataTable, formatNumber, RateBar } from "@/lib/ui/data";
import { Formula } from "@/lib/ui/formula";
import { Section } from "@/lib/ui/layout";

/** What everybody's answers come to, beside what was measured; the easiest first. */
export function ComparedTable({ problems }: { problems: readonly ComparedProblem[] }) {
  const answers = problems.reduce((sum, problem) => sum + problem.answers, 0) / 2;
  return (
    <Section
      title="Difficulty by comparison"
      description={`Bradley–Terry, in logits with standard errors, from ${formatNumber(answers)} ${answers === 1 ? "answer" : "answers"} of everybody; 0 is the mean of these problems.`}
      flush
    >
      <DataTable
        caption="Difficulty by comparison"
        columns={columns}
        rows={problems}
        rowKey={({ id }) => id}
        maxHeight="28rem"
      />
    </Section>
  );
}

const columns: readonly Column<ComparedProblem>[] = [
  {
    key: "problem",
    header: "Problem",
    cell: ({ latex, statement }) => <Formula latex={latex} source={statement} />,
  },
  { key: "level", header: "Level", align: "right", width: "5rem", cell: ({ level }) => level },
  {
    key: "compared",
    header: "By comparison",
    align: "right",
    width: "10rem",
    cell: ({ difficulty, standardError }) =>
      `${formatNumber(difficulty, { digits: 2 })} ± ${formatNumber(standardError, { digits: 2 })}`,
  },
  { key: "answers", header: "Answers", align: "right", width: "6rem", cell: ({ answers }) => answers },
  {
    key: "measured",
    header: "Measured solve rate",
    width: "12rem",
    cell: ({ attemptCount, verifiedCount, solveInterval }) => (
      <RateBar
        rate={attemptCount === 0 ? null : verifiedCount / attemptCount}
        low={solveInterval.low}
        high={solveInterval.high}
        attempts={attemptCount}
      />
    ),
  },
];
