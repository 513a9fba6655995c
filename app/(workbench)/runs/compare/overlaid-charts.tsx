import { useTranslations } from "next-intl";
import { metricTitle } from "@/lib/language/run-titles";
import { LineChart } from "@/lib/ui/charts";
import type { Metric } from "../[id]/metric-history";
import { lineOf, unmeasuredSteps } from "../[id]/unmeasured-steps";
import { pairMetrics } from "./pair-metrics";

type Side = { readonly label: string; readonly metrics: readonly Metric[] };

/** The metrics that both runs have, one chart each, titled and ordered as on a run's own page. */
export function OverlaidCharts({ first, second }: { first: Side; second: Side }) {
  const t = useTranslations("runProgress");
  const translate = useTranslations();
  const pairs = pairMetrics(first.metrics, second.metrics);
  const line = ({ label, metrics }: Side, metric: Metric) => ({
    id: label,
    label,
    points: lineOf(metric, unmeasuredSteps(metrics)),
  });
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      {pairs.map((pair) => {
        const { name, chart, format } = pair;
        const alone = pairs.filter((other) => other.chart === chart).length === 1;
        return (
          <LineChart
            key={name}
            title={chart && alone ? t(`charts.${chart.chart}`) : metricTitle(translate, name)}
            xLabel={t("step")}
            format={format}
            series={[line(first, pair.first), line(second, pair.second)]}
          />
        );
      })}
    </div>
  );
}
