import { useTranslations } from "next-intl";
import { useFormats } from "../data";
import { type CurvePoint, curvePath, place, valueExtent } from "./curve-path";
import { SeriesSample, seriesLook } from "./series-look";

type Curve = { readonly label: string; readonly points: readonly CurvePoint[] };
type CurvePlotProps = {
  /** What the picture shows, in one sentence. */
  label: string;
  curves: readonly Curve[];
  /** An x to point at. */
  mark?: number | null;
};

const width = 360;
const height = 120;

/** Curves over a common x, told apart by colour and by dash; for a look, not for reading values off. */
export function CurvePlot({ label, curves, mark }: CurvePlotProps) {
  const t = useTranslations("charts");
  const { number } = useFormats();
  const xs = curves.flatMap(({ points }) => points.map((point) => point.x));
  if (xs.length === 0) return null;
  const x = { low: Math.min(...xs), high: Math.max(...xs) };
  const ends = { low: number(x.low), high: number(x.high) };
  const y = valueExtent(curves.flatMap(({ points }) => points.map((point) => point.y)));
  const zero = y.low < 0 && y.high > 0 ? height - place(y, height)(0) : null;
  const at = mark == null ? null : place(x, width)(mark);
  return (
    <figure className="grid gap-1">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={label}
        preserveAspectRatio="none"
        className="h-28 w-full overflow-hidden rounded-md border bg-sunken"
      >
        {zero !== null && (
          <line x1={0} x2={width} y1={zero} y2={zero} className="stroke-line-strong" strokeWidth={0.5} />
        )}
        {at !== null && (
          <line
            x1={at}
            x2={at}
            y1={0}
            y2={height}
            className="stroke-bad"
            strokeWidth={1}
            strokeDasharray="3 3"
          />
        )}
        {curves.map(({ label: name, points }, index) => {
          const { colour, dash } = seriesLook(index);
          return (
            <path
              key={name}
              d={curvePath(points, { x, y, width, height })}
              fill="none"
              stroke={colour}
              strokeWidth={1.75}
              strokeDasharray={dash}
              vectorEffect="non-scaling-stroke"
            />
          );
        })}
      </svg>
      <figcaption className="flex flex-wrap items-center gap-x-4 text-muted text-xs">
        {curves.map(({ label: name }, index) => (
          <span key={name} className="inline-flex items-center gap-1.5">
            <SeriesSample look={seriesLook(index)} /> {name}
          </span>
        ))}
        <span className="ml-auto">
          {mark == null
            ? t("xRange", ends)
            : t("xRangeApart", { ...ends, mark: number(mark, { digits: 4 }) })}
        </span>
      </figcaption>
    </figure>
  );
}
