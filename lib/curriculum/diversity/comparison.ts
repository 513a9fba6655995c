import type { Text, Words } from "@/lib/language/words";
import { chiSquareTest } from "./chi-square";
import { kolmogorovSmirnovTest } from "./kolmogorov-smirnov";

/** How far the variants are from another set of problems in one property. */
export type Comparison = {
  readonly property: Property;
  /** The roots, or the name of a benchmark. */
  readonly against: Text;
  readonly test: "chiSquare" | "kolmogorovSmirnov";
  /** Cramér's V or the greatest distance, 0 to 1; null where there is nothing to compare. */
  readonly effect: number | null;
  readonly pValue: number | null;
  /** Where the difference lies, in a few words. */
  readonly says: Words;
};

export type Property = "functions" | "technique" | "size" | "difficulty";

export type Counts = ReadonlyMap<string, number>;

/** Counts of named kinds, such as functions. */
export function compareKinds(
  property: Property,
  against: Text,
  variants: Counts,
  others: Counts,
  titleOf: (name: string) => Text = (name) => name,
): Comparison {
  const names = [...new Set([...variants.keys(), ...others.keys()])];
  const rows = [variants, others].map((counts) => names.map((name) => counts.get(name) ?? 0));
  const test = chiSquareTest(rows);
  const shared = { property, against, test: "chiSquare" } as const;
  if (!test) return { ...shared, effect: null, pValue: null, says: tooLittle };
  return { ...shared, effect: test.effect, pValue: test.pValue, says: greatestShift(names, rows, titleOf) };
}

function greatestShift(
  names: readonly string[],
  rows: readonly (readonly number[])[],
  titleOf: (name: string) => Text,
): Words {
  const [ours, theirs] = rows.map((row) => {
    const whole = row.reduce((sum, count) => sum + count, 0);
    return row.map((count) => (whole > 0 ? count / whole : 0));
  });
  const shifts = names.map((name, at) => ({ name, from: theirs![at]!, to: ours![at]! }));
  const most = shifts.reduce((a, b) => (Math.abs(b.to - b.from) > Math.abs(a.to - a.from) ? b : a));
  const values = { name: titleOf(most.name), ours: percent(most.to), theirs: percent(most.from) };
  return { key: "diversity.says.shift", values };
}

/** Values of an ordered property, such as sizes. */
export function compareValues(
  property: Property,
  against: Text,
  variants: readonly number[],
  others: readonly number[],
): Comparison {
  const test = kolmogorovSmirnovTest(variants, others);
  const shared = { property, against, test: "kolmogorovSmirnov" } as const;
  if (!test) return { ...shared, effect: null, pValue: null, says: tooLittle };
  const upTo = (values: readonly number[]) =>
    percent(values.filter((value) => value <= test.at).length / values.length);
  const values = { at: round(test.at), ours: upTo(variants), theirs: upTo(others) };
  return {
    ...shared,
    effect: test.effect,
    pValue: test.pValue,
    says: { key: "diversity.says.upTo", values },
  };
}

const tooLittle: Words = { key: "diversity.says.tooLittle" };
const percent = (share: number) => (100 * share).toFixed(0);
const round = (value: number) => String(Number(value.toFixed(2)));
