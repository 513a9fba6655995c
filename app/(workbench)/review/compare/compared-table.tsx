import { useTranslations } from "next-intl";
import type { ComparedProblem } from "@/lib/review";
import { type Column, DataTable, type Formats, RateBar, useFormats } from "@/lib/ui/data";
import { Formula } from "@/lib/ui/formula";
import { Section } from "@/lib/ui/layout";

/** What everybody's answers come to, beside what was measured; the easiest first. */
export function ComparedTable({ problems }: { problems: readonly ComparedProblem[] }) {
  const t = useTranslations("compare.table");
  const formats = useFormats();
  const answers = problems.reduce((sum, problem) => sum + problem.answers, 0) / 2;
  return (
    <Section title={t("title")} description={t("description", { count: answers })} flush>
      <DataTable
        caption={t("title")}
        columns={columns(t, formats)}
        rows={problems}
        rowKey={({ id }) => id}
        maxHeight="28rem"
      />
    </Section>
  );
}

type Translate = ReturnType<typeof useTranslations<"compare.table">>;

const columns = (t: Translate, { number }: Formats): readonly Column<ComparedProblem>[] => [
  {
    key: "problem",
    header: t("problem"),
    cell: ({ latex, statement }) => <Formula latex={latex} source={statement} />,
  },
  { key: "level", header: t("level"), align: "right", width: "5rem", cell: ({ level }) => level },
  {
    key: "compared",
    header: t("compared"),
    align: "right",
    width: "10rem",
    cell: ({ difficulty, standardError }) =>
      `${number(difficulty, { digits: 2 })} ± ${number(standardError, { digits: 2 })}`,
  },
  { key: "answers", header: t("answers"), align: "right", width: "6rem", cell: ({ answers }) => answers },
  {
    key: "measured",
    header: t("measured"),
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
