import { type Estimate, enoughItems, type GroupAgreement } from "@/lib/review/agreement";
import { BarChart } from "@/lib/ui/charts";
import { type Column, DataTable, formatNumber, RateBar } from "@/lib/ui/data";
import { Section } from "@/lib/ui/layout";
import { coefficient } from "./agreement-stats";

/** More bars than this are no picture any more; the table holds all. */
const mostBars = 12;

type AgreementGroupsProps = { title: string; head: string; groups: readonly GroupAgreement[] };

/** Groups of decided problems side by side: a plot of AC2 with intervals, and every figure in a table. */
export function AgreementGroups({ title, head, groups }: AgreementGroupsProps) {
  const plotted = groups.filter(({ agreement }) => agreement.items >= enoughItems).slice(0, mostBars);
  return (
    <Section title={title} flush>
      {plotted.length > 0 && (
        <div className="border-b p-4">
          <BarChart
            title="Gwet's AC2 with its 95% interval"
            max={1}
            bars={plotted.map(({ label, agreement: { ac2, items } }) => ({
              label,
              value: ac2.value === null ? null : Math.round(ac2.value * 100) / 100,
              low: ac2.interval?.low,
              high: ac2.interval?.high,
              note: `${formatNumber(items)} problems`,
            }))}
          />
        </div>
      )}
      <DataTable
        caption={`Agreement: ${title.toLowerCase()}`}
        columns={columnsFor(head)}
        rows={groups}
        rowKey={({ id }) => id}
        maxHeight="24rem"
      />
    </Section>
  );
}

function columnsFor(head: string): Column<GroupAgreement>[] {
  return [
    { key: "group", header: head, cell: ({ label }) => <span className="font-medium">{label}</span> },
    {
      key: "items",
      header: "Problems",
      align: "right",
      cell: ({ agreement }) => formatNumber(agreement.items),
    },
    {
      key: "percent",
      header: "Agreement",
      cell: ({ agreement: { items, percent } }) =>
        items < enoughItems ? (
          <span className="text-muted">not enough overlap</span>
        ) : (
          <RateBar rate={percent.value} {...percent.interval} label="Agreement" />
        ),
    },
    estimate("ac2", "Gwet's AC2", ({ ac2 }) => ac2),
    estimate("alpha", "Krippendorff's alpha", ({ alpha }) => alpha),
    estimate("kappa", "Cohen's kappa", ({ kappa }) => kappa),
  ];
}

function estimate(
  key: string,
  header: string,
  of: (agreement: GroupAgreement["agreement"]) => Estimate,
): Column<GroupAgreement> {
  return {
    key,
    header,
    align: "right",
    cell: ({ agreement }) => {
      const { value, interval } = of(agreement);
      if (agreement.items < enoughItems) return <span className="text-muted">–</span>;
      if (value === null) return <span className="text-muted">not defined</span>;
      return (
        <span className="whitespace-nowrap">
          <span className="font-medium">{coefficient(value)}</span>
          {interval && (
            <span className="ml-2 text-muted text-xs">
              {coefficient(interval.low)} to {coefficient(interval.high)}
            </span>
          )}
        </span>
      );
    },
  };
}
