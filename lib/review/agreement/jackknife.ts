import { type Interval, within95 } from "@/lib/curriculum/solve-rate";

/**
 * The 95 % interval of a statistic by leaving out one item at a time (Tukey's jackknife). Items are given as counts of those that are
 * alike, and the statistic is computed from such counts. No chance is involved: the same counts give the same interval.
 * Cut at −1 and 1, between which the coefficients of agreement lie. Null where the statistic is not defined without some item, and where
 * no item makes a difference: that all agree says nothing of how far the next would.
 */
export function jackknifeInterval(
  counts: readonly number[],
  statistic: (counts: readonly number[]) => number | null,
): Interval | null {
  const items = counts.reduce((total, count) => total + count, 0);
  const value = statistic(counts);
  if (items < 2 || value === null) return null;
  const without: { value: number; count: number }[] = [];
  for (const [place, count] of counts.entries()) {
    if (count === 0) continue;
    const left = statistic(counts.with(place, count - 1));
    if (left === null) return null;
    without.push({ value: left, count });
  }
  const mean = without.reduce((total, each) => total + each.count * each.value, 0) / items;
  const squares = without.reduce((total, each) => total + each.count * (each.value - mean) ** 2, 0);
  // Rounding alone makes the values differ a little.
  if (squares < 1e-20) return null;
  const margin = within95 * Math.sqrt(((items - 1) / items) * squares);
  return { low: Math.max(-1, value - margin), high: Math.min(1, value + margin) };
}
