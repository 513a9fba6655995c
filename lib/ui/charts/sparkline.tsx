import { absent } from "../data/format";

type SparklineProps = {
  points: readonly number[];
  /** What it shows, in words: the line itself is not readable by ear. */
  label: string;
  width?: number;
  height?: number;
  /** The values of the lower and the upper edge, where lines are to be compared; default the line's own least and greatest. */
  range?: readonly [number, number];
};

/** The course of a number in the room of a word. */
export function Sparkline({ points, label, width = 72, height = 18, range }: SparklineProps) {
  const finite = points.filter(Number.isFinite);
  if (finite.length < 2) return <span className="text-muted">{absent}</span>;
  const [least, greatest] = range ?? [Math.min(...finite), Math.max(...finite)];
  const span = greatest - least || 1;
  const at = (value: number, index: number) => [
    2 + (index / (finite.length - 1)) * (width - 4),
    height - 2 - ((value - least) / span) * (height - 4),
  ];
  const [endX, endY] = at(finite.at(-1)!, finite.length - 1);
  return (
    <svg width={width} height={height} role="img" aria-label={label} className="inline-block align-middle">
      <polyline
        points={finite
          .map((value, index) =>
            at(value, index)
              .map((part) => part.toFixed(1))
              .join(","),
          )
          .join(" ")}
        fill="none"
        strokeWidth={1.25}
        strokeLinejoin="round"
        className="stroke-accent"
      />
      <circle cx={endX} cy={endY} r={1.75} className="fill-accent" />
    </svg>
  );
}
