import type { Metric } from "./metric-history";

type Point = { readonly x: number; readonly y: number | null };

/** Steps at which pruning left out all that was drawn: they report what it saved, and no reward. */
export function unmeasuredSteps(metrics: readonly Metric[]): number[] {
  const stepsOf = (wanted: string) =>
    metrics.find(({ name }) => name === wanted)?.points.map(({ step }) => step) ?? [];
  const rewarded = new Set(stepsOf("reward"));
  return stepsOf("pruning/rollouts_saved").filter((step) => !rewarded.has(step));
}

/** A metric's line, with a gap where nothing was measured. Levels are joined over steps that drew none of theirs, as ever. */
export function lineOf({ name, points }: Metric, unmeasured: readonly number[]): Point[] {
  const line: Point[] = points.map(({ step, value }) => ({ x: step, y: value }));
  if (name.startsWith("solve_rate/")) return line;
  const known = new Set(points.map(({ step }) => step));
  const gaps = unmeasured.filter((step) => !known.has(step)).map((x) => ({ x, y: null }));
  return gaps.length === 0 ? line : [...line, ...gaps].sort((a, b) => a.x - b.x);
}
