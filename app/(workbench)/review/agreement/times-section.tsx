import { type DecisionTimes, newestDecisions } from "@/lib/review/agreement";
import { BarChart } from "@/lib/ui/charts";
import { formatDuration, formatNumber } from "@/lib/ui/data";
import { Section } from "@/lib/ui/layout";

/** How long each person takes for a decision. */
export function TimesSection({ times }: { times: readonly DecisionTimes[] }) {
  return (
    <Section
      title="Time per decision"
      description={`From the problem's appearance to the key; each person's newest ${formatNumber(newestDecisions)} decisions of all curricula.`}
    >
      <BarChart
        title="Median, in seconds"
        bars={times.map(({ name, decisions, medianMs, p90Ms }) => ({
          label: name,
          value: Math.round(medianMs / 100) / 10,
          note: `nine of ten within ${formatDuration(p90Ms / 1000)}, of ${formatNumber(decisions)}`,
        }))}
      />
    </Section>
  );
}
