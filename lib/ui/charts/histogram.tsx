"use client";

import { useLocale, useTranslations } from "next-intl";
import type { CSSProperties } from "react";
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
import { innerScale, type NiceScale, niceScale } from "./nice-scale";
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

/** Pixels that the plot keeps free on its right, for half of the last edge's text. */
const right = 16;

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
  const left = widthOf(axisTexts(yScale, "number", language)) + 18;
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
          margin={{ top: 8, right, bottom: 8, left: 0 }}
          barCategoryGap={1}
        >
          <CartesianGrid stroke={gridColour} vertical={false} />
          <XAxis dataKey="from" hide />
          <YAxis width={left} {...axisProps(yScale, "number", language)} tick={axisTick} {...axisStyle} />
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
          <Bar dataKey="count" fill="var(--color-series-1)" radius={[2, 2, 0, 0]} isAnimationActive={false} />
        </RechartsBarChart>
      </ResponsiveContainer>
      <Edges
        scale={xScale}
        texts={axisTexts(xScale, format, language)}
        label={xLabel}
        style={{ marginLeft: left, marginRight: right }}
      />
    </ChartFigure>
  );
}

type EdgesProps = { scale: NiceScale; texts: readonly string[]; label: string; style: CSSProperties };

/** What the edges between buckets stand for; an axis of bars would write below the middle of each. */
function Edges({ scale: { low, high, ticks }, texts, label, style }: EdgesProps) {
  const place = (tick: number) => (high > low ? (100 * (tick - low)) / (high - low) : 50);
  return (
    <div aria-hidden className="-mt-1 relative h-9 text-[0.6875rem] text-muted leading-4" style={style}>
      {ticks.map((tick, at) => (
        <span
          key={tick}
          className="-translate-x-1/2 absolute top-1 whitespace-nowrap"
          style={{ left: `${place(tick)}%` }}
        >
          {texts[at]}
        </span>
      ))}
      <span className="absolute inset-x-0 bottom-0 text-center">{label}</span>
    </div>
  );
}
