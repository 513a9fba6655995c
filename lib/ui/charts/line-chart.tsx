"use client";

import { useTranslations } from "next-intl";
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
import { ChartFigure, type TableOfText } from "./chart-figure";
import { downsample, mostPoints } from "./downsample";
import { type MergedRow, mergeSeries, type Series } from "./merge-series";
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

/** A share that never changed has no spread to make an axis of: it is shown between none and all. */
function likelyDomain(series: readonly Series[], format: ValueFormat): [number | "auto", number | "auto"] {
  if (format !== "percent") return ["auto", "auto"];
  const values = new Set(series.flatMap(({ points }) => points.map(({ y }) => y ?? 0)));
  return values.size < 2 ? [0, 1] : ["auto", "auto"];
}

/** Series over a common x, such as metrics over training steps, each with its interval as a band where it has one. */
export function LineChart(props: LineChartProps) {
  const { title, series, xLabel, yLabel, format = "number", height = 240, yDomain, empty } = props;
  const t = useTranslations("charts");
  const { precise, short } = useValueFormats();
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
            type="number"
            allowDecimals={!rows.every(({ x }) => Number.isInteger(x))}
            domain={["dataMin", "dataMax"]}
            tickFormatter={(value: number) => short(value, "number")}
            tick={axisTick}
            label={{ value: xLabel, position: "insideBottom", offset: -10, ...axisTick }}
            {...axisStyle}
          />
          <YAxis
            domain={yDomain ?? likelyDomain(series, format)}
            width={48}
            tickFormatter={(value: number) => short(value, format)}
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
          {series.map(({ id }, position) => {
            const look = seriesLook(position);
            if (hidden.has(id)) return null;
            return (
              <Line
                key={id}
                dataKey={(row: MergedRow) => row.points[position]?.y}
                stroke={look.colour}
                strokeWidth={1.75}
                strokeDasharray={look.dash}
                connectNulls
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
