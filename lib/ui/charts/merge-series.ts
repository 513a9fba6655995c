export type Point = {
  readonly x: number;
  /** Null where the metric was not a finite number. */
  readonly y: number | null;
  /** The ends of the point's interval. */
  readonly low?: number;
  readonly high?: number;
};

export type Series = { readonly id: string; readonly label: string; readonly points: readonly Point[] };

/** One x and what each series has there, by the series' position. */
export type MergedRow = { readonly x: number; readonly points: readonly (Point | undefined)[] };

/** The series side by side over all their x in rising order. Of several points of one series at one x, the last counts. */
export function mergeSeries(series: readonly Series[]): MergedRow[] {
  const rows = new Map<number, (Point | undefined)[]>();
  series.forEach(({ points }, position) => {
    for (const point of points) {
      if (!Number.isFinite(point.x)) continue;
      const row = rows.get(point.x) ?? new Array<Point | undefined>(series.length).fill(undefined);
      row[position] = point;
      rows.set(point.x, row);
    }
  });
  return [...rows].sort(([a], [b]) => a - b).map(([x, points]) => ({ x, points }));
}
