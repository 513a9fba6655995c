export type CurvePoint = { readonly x: number; readonly y: number | null };
export type Extent = { readonly low: number; readonly high: number };

/** Part of the values, at each end, that may lie outside the picture: poles would flatten everything else. */
const cutShare = 0.04;

/** The values to show: all but the most extreme ones, with some air; 0 to 1 where there are none. */
export function valueExtent(values: readonly (number | null)[]): Extent {
  const known = values.filter((value): value is number => value !== null).sort((a, b) => a - b);
  if (known.length === 0) return { low: 0, high: 1 };
  const cut = Math.floor(known.length * cutShare);
  const low = known[cut]!;
  const high = known[known.length - 1 - cut]!;
  const air = high > low ? (high - low) * 0.08 : Math.max(Math.abs(high) * 0.5, 0.5);
  return { low: low - air, high: high + air };
}

/**
 * An SVG path through points, in a box of the given size with y upwards. It breaks where there is no value, and where a value
 * leaves the picture, just outside of it.
 */
export function curvePath(
  points: readonly CurvePoint[],
  { x, y, width, height }: { x: Extent; y: Extent; width: number; height: number },
): string {
  const across = place(x, width);
  const up = place(y, height);
  let drawing = false;
  let path = "";
  for (const point of points) {
    if (point.y === null) {
      drawing = false;
      continue;
    }
    const top = Math.min(2 * height, Math.max(-height, height - up(point.y)));
    path += `${drawing ? "L" : "M"}${across(point.x).toFixed(1)} ${top.toFixed(1)}`;
    drawing = true;
  }
  return path;
}

/** From a value to pixels from the start of its axis. */
export function place({ low, high }: Extent, size: number): (value: number) => number {
  return (value) => ((value - low) / (high - low)) * size;
}
