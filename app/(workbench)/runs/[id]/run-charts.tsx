"use client";

import { useTranslations } from "next-intl";
import { metricTitle } from "@/lib/language/run-titles";
import { LineChart } from "@/lib/ui/charts";
import { metricCharts, trlName } from "../metric-charts";
import type { Metric } from "./metric-history";
import { SolveRateHistogram } from "./solve-rate-histogram";
import { TechniqueTable } from "./technique-table";
import { lineOf, unmeasuredSteps } from "./unmeasured-steps";

export function RunCharts({ metrics }: { metrics: readonly Metric[] }) {
  const t = useTranslations("runProgress");
  const translate = useTranslations();
  const shown = metricCharts
    .map((one) => ({ ...one, series: metrics.filter(({ name }) => one.names(trlName(name))) }))
    .filter(({ series }) => series.some(({ points }) => points.length > 1));
  if (shown.length === 0) return null;
  const unmeasured = unmeasuredSteps(metrics);
  return (
    <>
      <div className="grid gap-4 lg:grid-cols-2">
        <SolveRateHistogram metrics={metrics} />
        {shown.map(({ chart, series, format }) => (
          <LineChart
            key={chart}
            title={t(`charts.${chart}`)}
            xLabel={t("step")}
            format={format}
            series={series.map((metric) => ({
              id: metric.name,
              label: metricTitle(translate, trlName(metric.name)),
              points: lineOf(metric, unmeasured),
            }))}
          />
        ))}
      </div>
      <TechniqueTable metrics={metrics} />
    </>
  );
}
