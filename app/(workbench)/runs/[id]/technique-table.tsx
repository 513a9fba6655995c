import { useTranslations } from "next-intl";
import { Sparkline } from "@/lib/ui/charts";
import { type Column, DataTable, Percent } from "@/lib/ui/data";
import { Section } from "@/lib/ui/layout";
import type { Metric } from "./metric-history";

const prefix = "solve_rate/technique/";
/** Steps that are averaged: a step draws few problems of one technique. */
const window = 10;

type Row = { technique: string; course: number[]; first: number; last: number };

/** Solve rate by technique over the run: more techniques than one chart could tell apart. */
export function TechniqueTable({ metrics }: { metrics: readonly Metric[] }) {
  const t = useTranslations("runProgress.techniques");
  const rows = metrics
    .filter(({ name, points }) => name.startsWith(prefix) && points.length > 1)
    .map(({ name, points }): Row => {
      const values = points.map(({ value }) => value);
      const course = values.map((_, end) => mean(values.slice(Math.max(0, end + 1 - window), end + 1)));
      const first = mean(values.slice(0, window));
      return { technique: name.slice(prefix.length), course, first, last: mean(values.slice(-window)) };
    })
    .sort((a, b) => a.last - b.last);
  if (rows.length === 0) return null;
  return (
    <Section title={t("title")} description={t("description", { count: window })} flush>
      <DataTable
        caption={t("title")}
        columns={columns(t)}
        rows={rows}
        rowKey={({ technique }) => technique}
      />
    </Section>
  );
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

type T = ReturnType<typeof useTranslations<"runProgress.techniques">>;

const columns = (t: T): Column<Row>[] => [
  { key: "technique", header: t("technique"), cell: ({ technique }) => technique },
  {
    key: "course",
    header: t("course"),
    width: "50%",
    cell: ({ course, technique, first, last }) => (
      <Sparkline
        points={course}
        range={[0, 1]}
        width={320}
        height={24}
        label={t("courseLabel", {
          technique,
          first: (100 * first).toFixed(0),
          last: (100 * last).toFixed(0),
        })}
      />
    ),
  },
  {
    key: "first",
    header: t("first"),
    align: "right",
    cell: ({ first }) => <Percent value={first} digits={0} />,
  },
  { key: "last", header: t("last"), align: "right", cell: ({ last }) => <Percent value={last} digits={0} /> },
];
