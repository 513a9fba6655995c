"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { absent } from "../data/format";
import { axisStyle, axisTick, gridColour, TooltipBox } from "./axes";
import { axisProps } from "./axis-props";
import { axisTexts, widthOf } from "./axis-texts";
import { ChartFigure, type TableOfText } from "./chart-figure";
import { downsample, mostPoints } from "./downsample";
import { type MergedRow, mergeSeries, type Point, type Series } from "./merge-series";
import { innerScale, niceScale } from "./nice-scale";
import { SeriesMarker, SeriesSample, seriesLook } from "./series-look";
import { useValueFormats, type ValueFormat } from "./value-format";

type LineChartProps = {
  title: string;
  series: readonly Series[];
  xLabel: string;
  yLabel?: string;
  format?: ValueFormat;
  /** Height of the drawing in pixels. */
  height?: number;
  yDomain?: [number | "auto", number | "auto"];
  empty?: string;
};

/** Up to this many rows each point gets its marker. */
const mostMarkers = 40;
const mostTableRows = 200;

type Domain = NonNullable<LineChartProps["yDomain"]>;

/** What points cover; a share that never changed has no spread to make an axis of: from none to all. */
function rangeOf(points: readonly Point[], format: ValueFormat, [least, most]: Domain): [number, number] {
  const values = points
    .flatMap(({ y, low, high }) => [y, low, high])
    .filter((value) => value != null && Number.isFinite(value)) as number[];
  const [low, high] = values.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  const still = low > high || (format === "percent" && low === high);
  const ends = still ? [0, 1] : [low, high];
  return [least === "auto" ? ends[0]! : least, most === "auto" ? ends[1]! : most];
}

/** A point without a value is a gap; an x of another series alone is none. */
const hasGaps = (points: Series["points"]): boolean => points.some(({ y }) => y === null);

/** Series over a common x, such as metrics over training steps, each with its interval as a band where it has one. */
export function LineChart(props: LineChartProps) {
  const { title, series, xLabel, yLabel, format = "number", height = 240, empty } = props;
  const { yDomain = ["auto", "auto"] } = props;
  const t = useTranslations("charts");
  const language = useLocale();
  const { precise } = useValueFormats();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => mergeSeries(series), [series]);
  const drawn = useMemo(
    () =>
      downsample(
        rows,
        series.map((_, position) => (row: MergedRow) => row.points[position]?.y),
        mostPoints,
      ),
    [rows, series],
  );

  const shown = drawn.flatMap(({ points }) =>
    points.filter((point, position) => point !== undefined && !hidden.has(series[position]!.id)),
  ) as Point[];
  const yScale = niceScale(...rangeOf(shown, format, yDomain));
  const whole = rows.every(({ x }) => Number.isInteger(x));
  const xScale = innerScale(rows[0]?.x ?? 0, rows.at(-1)?.x ?? 0, { whole });

  function toggle(id: string) {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    setHidden(next);
  }

  function pointText(point: Series["points"][number] | undefined): string {
    if (point?.y == null) return absent;
    const value = precise(point.y, format);
    if (point.low === undefined || point.high === undefined) return value;
    return t("valueInRange", { value, low: precise(point.low, format), high: precise(point.high, format) });
  }

  function table(): TableOfText {
    const step = Math.ceil(rows.length / mostTableRows) || 1;
    const shown = rows.filter((_, index) => index % step === 0 || index === rows.length - 1);
    return {
      head: [xLabel, ...series.map(({ label }) => label)],
      rows: shown.map(({ x, points }) => [precise(x, "number"), ...points.map(pointText)]),
      note: step > 1 ? t("everyNth", { step, count: rows.length }) : undefined,
    };
  }

  return (
    <ChartFigure
      title={title}
      table={table}
      empty={drawn.length === 0 ? (empty ?? t("noPoints")) : undefined}
      legend={
        <ul className="mt-1 flex flex-wrap gap-x-1 gap-y-0.5 pl-11">
          {series.map(({ id, label }, position) => (
            <li key={id}>
              <button
                type="button"
                aria-pressed={!hidden.has(id)}
                title={hidden.has(id) ? t("show", { series: label }) : t("hide", { series: label })}
                onClick={() => toggle(id)}
                className="flex h-6 items-center gap-1.5 rounded-sm px-1.5 text-xs hover:bg-hover aria-[pressed=false]:text-muted aria-[pressed=false]:line-through"
              >
                <SeriesSample look={seriesLook(position)} />
                {label}
              </button>
            </li>
          ))}
        </ul>
      }
    >
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 640, height }}>
        <ComposedChart data={drawn as MergedRow[]} margin={{ top: 8, right: 12, bottom: 14, left: 0 }}>
          <CartesianGrid stroke={gridColour} vertical={false} />
          <XAxis
            dataKey="x"
            minTickGap={8}
            {...axisProps(xScale, "number", language)}
            tick={axisTick}
            label={{ value: xLabel, position: "insideBottom", offset: -10, ...axisTick }}
            {...axisStyle}
          />
          <YAxis
            width={widthOf(axisTexts(yScale, format, language)) + (yLabel ? 34 : 18)}
            {...axisProps(yScale, format, language)}
            tick={axisTick}
            label={
              yLabel
                ? { value: yLabel, angle: -90, position: "insideLeft", offset: 10, ...axisTick }
                : undefined
            }
            {...axisStyle}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: "var(--color-line-strong)", strokeDasharray: "3 3" }}
            content={({ active, payload }) => {
              const row = payload?.[0]?.payload as MergedRow | undefined;
              if (!active || !row) return null;
              const lines = series.flatMap(({ id, label }, position) => {
                const point = row.points[position];
                if (hidden.has(id) || point?.y == null) return [];
                return [
                  {
                    label,
                    value: pointText(point),
                    sample: <SeriesSample look={seriesLook(position)} />,
                  },
                ];
              });
              return <TooltipBox title={`${xLabel} ${precise(row.x, "number")}`} lines={lines} />;
            }}
          />
          {series.map(({ id, points }, position) =>
            hidden.has(id) || !points.some(({ low }) => low !== undefined) ? null : (
              <Area
                key={`${id} band`}
                dataKey={(row: MergedRow) => bandOf(row, position)}
                stroke="none"
                fill={seriesLook(position).colour}
                fillOpacity={0.14}
                connectNulls
                activeDot={false}
                isAnimationActive={false}
              />
            ),
          )}
          {series.map(({ id, points }, position) => {
            const look = seriesLook(position);
            if (hidden.has(id)) return null;
            return (
              <Line
                key={id}
                dataKey={(row: MergedRow) => row.points[position]?.y}
                stroke={look.colour}
                strokeWidth={1.75}
                strokeDasharray={look.dash}
                connectNulls={!hasGaps(points)}
                isAnimationActive={false}
                dot={
                  drawn.length > mostMarkers
                    ? false
                    : ({ key, cx, cy, value }) =>
                        value == null ? (
                          <g key={key} />
                        ) : (
                          <SeriesMarker key={key} look={look} x={cx ?? 0} y={cy ?? 0} />
                        )
                }
              />
            );
          })}
        </ComposedChart>
      </ResponsiveContainer>
    </ChartFigure>
  );
}

function bandOf(row: MergedRow, position: number): [number, number] | undefined {
  const point = row.points[position];
  return point?.low === undefined || point.high === undefined ? undefined : [point.low, point.high];
}
