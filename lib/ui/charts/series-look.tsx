/** How the series of one chart are told apart: by colour, by dash and by marker, so that none is needed alone. */
export type SeriesLook = {
  readonly colour: string;
  readonly dash: string | undefined;
  readonly marker: Marker;
};
type Marker = "circle" | "square" | "triangle" | "diamond" | "cross" | "ring";

const dashes = [undefined, "7 3", "2 3", "10 3 2 3", "14 4", "4 2"];
const markers: readonly Marker[] = ["circle", "square", "triangle", "diamond", "cross", "ring"];

export function seriesLook(position: number): SeriesLook {
  const turn = position % 6;
  return { colour: `var(--color-series-${turn + 1})`, dash: dashes[turn], marker: markers[turn]! };
}

const outlines: Record<Exclude<Marker, "ring">, string> = {
  circle: "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0",
  square: "M-2.6-2.6h5.2v5.2h-5.2z",
  triangle: "M0-3.4 3.3 2.6h-6.6z",
  diamond: "M0-3.7 3.4 0 0 3.7-3.4 0z",
  cross: "M-3-1h2v-2h2v2h2v2h-2v2h-2v-2h-2z",
};

export function SeriesMarker({ look, x, y }: { look: SeriesLook; x: number; y: number }) {
  const { marker, colour } = look;
  return marker === "ring" ? (
    <circle cx={x} cy={y} r={2.5} fill="var(--color-surface)" stroke={colour} strokeWidth={1.5} />
  ) : (
    <path d={outlines[marker]} transform={`translate(${x} ${y})`} fill={colour} />
  );
}

/** A short stretch of the line as it is drawn, for legends and tooltips. */
export function SeriesSample({ look }: { look: SeriesLook }) {
  return (
    <svg width={24} height={10} aria-hidden className="shrink-0">
      <line
        x1={0}
        x2={24}
        y1={5}
        y2={5}
        stroke={look.colour}
        strokeWidth={1.75}
        strokeDasharray={look.dash}
      />
      <SeriesMarker look={look} x={12} y={5} />
    </svg>
  );
}
