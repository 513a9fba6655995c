"use client";

import { useLocale, useTranslations } from "next-intl";
import {
  Bar,
  CartesianGrid,
  BarChart as RechartsBarChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { useFormats } from "../data";
import { axisStyle, axisTick, gridColour, TooltipBox } from "./axes";
import { axisProps } from "./axis-props";
import { axisTexts, widthOf } from "./axis-texts";
import { ChartFigure } from "./chart-figure";
import { type Bucket, bucketsOf } from "./histogram-buckets";
import { innerScale, niceScale } from "./nice-scale";
import { useValueFormats, type ValueFormat } from "./value-format";

type HistogramProps = {
  title: string;
  xLabel: string;
  /** Raw values, sorted into `bins` buckets here; or `buckets` counted elsewhere. */
  values?: readonly number[];
  bins?: number;
  buckets?: readonly Bucket[];
  domain?: readonly [number, number];
  format?: ValueFormat;
  height?: number;
  empty?: string;
};

/** How many values fall where. */
export function Histogram(props: HistogramProps) {
  const { title, xLabel, values = [], bins, buckets, domain, format = "number", height = 180, empty } = props;
  const t = useTranslations("charts");
  const { number } = useFormats();
  const language = useLocale();
  const { precise } = useValueFormats();
  const bars = buckets ?? bucketsOf(values, bins, domain);
  const total = bars.reduce((sum, { count }) => sum + count, 0);
  const xScale = innerScale(bars[0]?.from ?? 0, bars.at(-1)?.to ?? 0);
  const yScale = niceScale(0, Math.max(1, ...bars.map(({ count }) => count)), { whole: true });
  const range = ({ from, to }: Bucket) =>
    t("range", { low: precise(from, format), high: precise(to, format) });
  return (
    <ChartFigure
      title={title}
      empty={total === 0 ? (empty ?? t("noValues")) : undefined}
      table={() => ({
        head: [xLabel, t("count")],
        rows: bars.map((bar) => [range(bar), number(bar.count)]),
      })}
    >
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 480, height }}>
        <RechartsBarChart
          data={bars as Bucket[]}
          margin={{ top: 8, right: 12, bottom: 14, left: 0 }}
          barCategoryGap={1}
        >
          <CartesianGrid xAxisId="bars" stroke={gridColour} vertical={false} />
          <XAxis dataKey="from" xAxisId="bars" hide />
          <XAxis
            xAxisId="edges"
            allowDataOverflow
            {...axisProps(xScale, format, language)}
            tick={axisTick}
            minTickGap={24}
            label={{ value: xLabel, position: "insideBottom", offset: -10, ...axisTick }}
            {...axisStyle}
          />
          <YAxis
            width={widthOf(axisTexts(yScale, "number", language)) + 18}
            {...axisProps(yScale, "number", language)}
            tick={axisTick}
            {...axisStyle}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: "var(--color-hover)" }}
            content={({ active, payload }) => {
              const bar = payload?.[0]?.payload as Bucket | undefined;
              if (!active || !bar) return null;
              return (
                <TooltipBox title={range(bar)} lines={[{ label: t("count"), value: number(bar.count) }]} />
              );
            }}
          />
          <Bar
            xAxisId="bars"
            dataKey="count"
            fill="var(--color-series-1)"
            radius={[2, 2, 0, 0]}
            isAnimationActive={false}
          />
        </RechartsBarChart>
      </ResponsiveContainer>
    </ChartFigure>
  );
}
