import { chiSquareTest } from "./chi-square";
import { kolmogorovSmirnovTest } from "./kolmogorov-smirnov";

/** How far the variants are from another set of problems in one property. */
export type Comparison = {
  readonly property: string;
  readonly against: string;
  readonly test: "chi-square" | "Kolmogorov–Smirnov";
  /** Cramér's V or the greatest distance, 0 to 1; null where there is nothing to compare. */
  readonly effect: number | null;
  readonly pValue: number | null;
  /** Where the difference lies, in a few words. */
  readonly says: string;
};

export type Counts = ReadonlyMap<string, number>;

/** Counts of named kinds, such as functions. */
export function compareKinds(
  property: string,
  against: string,
  variants: Counts,
  others: Counts,
): Comparison {
  const names = [...new Set([...variants.keys(), ...others.keys()])];
  const rows = [variants, others].map((counts) => names.map((name) => counts.get(name) ?? 0));
  const test = chiSquareTest(rows);
  const shared = { property, against, test: "chi-square" } as const;
  if (!test) return { ...shared, effect: null, pValue: null, says: "Too little to compare." };
  return { ...shared, effect: test.effect, pValue: test.pValue, says: greatestShift(names, rows) };
}

function greatestShift(names: readonly string[], rows: readonly (readonly number[])[]): string {
  const [ours, theirs] = rows.map((row) => {
    const whole = row.reduce((sum, count) => sum + count, 0);
    return row.map((count) => (whole > 0 ? count / whole : 0));
  });
  const shifts = names.map((name, at) => ({ name, from: theirs![at]!, to: ours![at]! }));
  const most = shifts.reduce((a, b) => (Math.abs(b.to - b.from) > Math.abs(a.to - a.from) ? b : a));
  return `${most.name}: ${percent(most.to)} of the variants', ${percent(most.from)} of theirs.`;
}

/** Values of an ordered property, such as sizes. */
export function compareValues(
  property: string,
  against: string,
  variants: readonly number[],
  others: readonly number[],
): Comparison {
  const test = kolmogorovSmirnovTest(variants, others);
  const shared = { property, against, test: "Kolmogorov–Smirnov" } as const;
  if (!test) return { ...shared, effect: null, pValue: null, says: "Too little to compare." };
  const says = `Median ${round(median(variants))} of the variants, ${round(median(others))} of theirs.`;
  return { ...shared, effect: test.effect, pValue: test.pValue, says };
}

/** Of at least one value. */
export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
const round = (value: number) => Number(value.toFixed(2));
