import { upperGammaShare } from "./gamma";

export type CategoryTest = {
  readonly statistic: number;
  readonly degrees: number;
  /** The chance of counts at least this far apart if both were drawn from one distribution. */
  readonly pValue: number;
  /** Cramér's V, 0 to 1: how far apart they are, whatever their number. */
  readonly effect: number;
  /** The smallest expected count; below 5 the p-value is only a rough guide (W. G. Cochran, 1954). */
  readonly leastExpected: number;
};

/**
 * Pearson's chi-square test that rows of counts come from one distribution over the same categories, with Cramér's V as the
 * size of the effect. Null where there is nothing to compare: fewer than two rows or two categories with any counts.
 * (K. Pearson, 1900; H. Cramér, 1946.)
 */
export function chiSquareTest(counts: readonly (readonly number[])[]): CategoryTest | null {
  const rows = counts.filter((row) => sum(row) > 0);
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => sum(rows.map((row) => row[at] ?? 0)));
  const used = columns.flatMap((total, at) => (total > 0 ? [at] : []));
  if (rows.length < 2 || used.length < 2) return null;
  const whole = sum(columns);
  let statistic = 0;
  let leastExpected = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const total = sum(row);
    for (const at of used) {
      const expected = (total * columns[at]!) / whole;
      statistic += ((row[at] ?? 0) - expected) ** 2 / expected;
      leastExpected = Math.min(leastExpected, expected);
    }
  }
  const smaller = Math.min(rows.length, used.length) - 1;
  const degrees = (rows.length - 1) * (used.length - 1);
  return {
    statistic,
    degrees,
    pValue: upperGammaShare(degrees / 2, statistic / 2),
    effect: Math.min(1, Math.sqrt(statistic / (whole * smaller))),
    leastExpected,
  };
}

/**
 * Whether counts are spread evenly over their categories: Pearson's test of fit, with Cramér's V for one row of counts. Null with
 * fewer than two categories or no counts.
 */
export function evenMixTest(counts: readonly number[]): CategoryTest | null {
  const whole = sum(counts);
  if (counts.length < 2 || whole === 0) return null;
  const expected = whole / counts.length;
  const statistic = sum(counts.map((count) => (count - expected) ** 2 / expected));
  const degrees = counts.length - 1;
  const effect = Math.sqrt(statistic / (whole * degrees));
  return {
    statistic,
    degrees,
    pValue: upperGammaShare(degrees / 2, statistic / 2),
    effect,
    leastExpected: expected,
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
