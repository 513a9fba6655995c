import type { Metric } from "../[id]/metric-history";
import { type MetricChart, metricCharts, trlName } from "../metric-charts";

export type MetricPair = {
  /** Under TRL's name. */
  readonly name: string;
  /** The chart of the run page that it belongs to; null where it has none there. */
  readonly chart: MetricChart | null;
  readonly format: MetricChart["format"];
  readonly first: Metric;
  readonly second: Metric;
};

const histogram = "solve_rate_histogram/";

/** The metrics that two runs share, in the order of the run page's charts; those without one there come last. */
export function pairMetrics(first: readonly Metric[], second: readonly Metric[]): MetricPair[] {
  const pairs = first
    .filter(({ name, points }) => points.length > 1 && !name.startsWith(histogram))
    .flatMap((one) => {
      const name = trlName(one.name);
      const other = second.find((metric) => trlName(metric.name) === name);
      if (!other) return [];
      const chart = metricCharts.find(({ names }) => names(name)) ?? null;
      const isShare = name.startsWith("solve_rate/");
      const format = chart?.format ?? (isShare ? ("percent" as const) : ("number" as const));
      return [{ name, chart, format, first: one, second: other }];
    });
  const place = ({ chart }: MetricPair) => (chart ? metricCharts.indexOf(chart) : metricCharts.length);
  return pairs.sort((a, b) => place(a) - place(b));
}
