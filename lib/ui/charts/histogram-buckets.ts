/** Counts the values from `from` up to but without `to`; the last bucket holds its upper end too. */
export type Bucket = { readonly from: number; readonly to: number; readonly count: number };

/**
 * Sorts values into `bins` buckets of equal width over `domain`, by default from the least to the greatest value.
 * Values that are not finite or lie outside of the domain are left out; no value gives no buckets.
 */
export function bucketsOf(
  values: readonly number[],
  bins = 20,
  domain?: readonly [number, number],
): Bucket[] {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [];
  const [least, greatest] = domain ?? extent(finite);
  const span = greatest - least;
  if (span <= 0)
    return [{ from: least, to: greatest, count: finite.filter((value) => value === least).length }];
  const counts = new Array<number>(bins).fill(0);
  for (const value of finite) {
    if (value < least || value > greatest) continue;
    const position = Math.min(bins - 1, Math.floor(((value - least) / span) * bins));
    counts[position]! += 1;
  }
  return counts.map((count, position) => ({
    from: least + (span * position) / bins,
    to: least + (span * (position + 1)) / bins,
    count,
  }));
}

function extent(values: readonly number[]): [number, number] {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  return [least, greatest];
}
