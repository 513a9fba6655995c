export type Metric = {
  readonly name: string;
  readonly points: readonly { readonly step: number; readonly value: number }[];
};
export type MetricPoint = { readonly name: string; readonly step: number; readonly value: number };

/** Adds points that arrived to what is known. A point that arrives again replaces itself. */
export function mergePoints(known: readonly Metric[], arrived: readonly MetricPoint[]): Metric[] {
  const byName = new Map(
    known.map(({ name, points }) => [name, new Map(points.map((point) => [point.step, point.value]))]),
  );
  for (const { name, step, value } of arrived) {
    const points = byName.get(name) ?? new Map<number, number>();
    points.set(step, value);
    byName.set(name, points);
  }
  return [...byName].map(([name, points]) => ({
    name,
    points: [...points].sort(([a], [b]) => a - b).map(([step, value]) => ({ step, value })),
  }));
}
