import { useTranslations } from "next-intl";
import { LineChart } from "@/lib/ui/charts";
import type { Metric } from "../[id]/metric-history";

/** The metrics that both runs have, one chart each; the first run's line and the second's. */
export function OverlaidCharts({ first, second }: { first: readonly Metric[]; second: readonly Metric[] }) {
  const t = useTranslations("runs.compare");
  const shared = first.filter(
    ({ name, points }) => points.length > 1 && second.some((other) => other.name === name),
  );
  const line = (label: string, metric: Metric) => ({
    id: label,
    label,
    points: metric.points.map(({ step, value }) => ({ x: step, y: value })),
  });
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      {shared.map((metric) => (
        <LineChart
          key={metric.name}
          title={metric.name}
          xLabel={t("step")}
          format="number"
          series={[
            line(t("first"), metric),
            ...second.filter(({ name }) => name === metric.name).map((other) => line(t("second"), other)),
          ]}
        />
      ))}
    </div>
  );
}
