import { type Interval, wilsonInterval } from "@/lib/curriculum";
import { itemsOf, meanKappa, type PairTable } from "./cohen-kappa";
import { jackknifeInterval } from "./jackknife";
import {
  gwetAc2,
  krippendorffAlpha,
  percentAgreement,
  type RatingPattern,
  sharedItems,
} from "./rating-patterns";

/** `value` null: not defined. `interval` null: too little is known for one. */
export type Estimate = { readonly value: number | null; readonly interval: Interval | null };

export type Agreement = {
  /** Items that two people or more rated. */
  readonly items: number;
  readonly percent: Estimate;
  readonly kappa: Estimate;
  readonly alpha: Estimate;
  readonly ac2: Estimate;
};

/** What one person chose; category numbers from 0. */
export type Rating = { readonly rater: string; readonly category: number };
/** Items on which the same people chose the same. */
export type RatedItems = { readonly ratings: readonly Rating[]; readonly items: number };

/** Fewer shared items than this say too little to be shown as numbers. */
export const enoughItems = 10;

/** All coefficients with their 95 % intervals, over items rated by whomever. */
export function agreementOf(rated: readonly RatedItems[], categories: number): Agreement {
  const patterns = patternsOf(rated, categories);
  const tables = pairTables(rated, categories);
  const items = sharedItems(patterns);
  const percent = percentAgreement(patterns);
  return {
    items,
    // An item of three raters can agree in part, which varies less than yes or no: the interval is then on the wide side.
    percent: { value: percent, interval: percent === null ? null : wilsonInterval(percent * items, items) },
    kappa: kappaOf(tables),
    alpha: ofPatterns(patterns, krippendorffAlpha),
    ac2: ofPatterns(patterns, gwetAc2),
  };
}

function ofPatterns(
  patterns: readonly RatingPattern[],
  coefficient: (patterns: readonly RatingPattern[]) => number | null,
): Estimate {
  const ofCounts = (counts: readonly number[]) =>
    coefficient(patterns.map(({ ratings }, place) => ({ ratings, items: counts[place]! })));
  const counts = patterns.map(({ items }) => items);
  return { value: coefficient(patterns), interval: jackknifeInterval(counts, ofCounts) };
}

function kappaOf(tables: readonly PairTable[]): Estimate {
  const counts = tables.flat(2);
  const size = tables[0]?.length ?? 0;
  const ofCounts = (flat: readonly number[]) =>
    meanKappa(
      tables.map((_, place) =>
        Array.from({ length: size }, (_, row) =>
          flat.slice((place * size + row) * size, (place * size + row + 1) * size),
        ),
      ),
    );
  return { value: meanKappa(tables), interval: jackknifeInterval(counts, ofCounts) };
}

function patternsOf(rated: readonly RatedItems[], categories: number): RatingPattern[] {
  const found = new Map<string, { ratings: number[]; items: number }>();
  for (const { ratings, items } of rated) {
    const counts = Array.from({ length: categories }, () => 0);
    for (const { category } of ratings) counts[category]! += 1;
    const key = counts.join();
    const pattern = found.get(key);
    if (pattern) pattern.items += items;
    else found.set(key, { ratings: counts, items });
  }
  return [...found.values()];
}

/** One table a pair of people; in each, the rows are the choices of the person whose name comes first. */
export function pairTables(rated: readonly RatedItems[], categories: number): PairTable[] {
  const found = new Map<string, number[][]>();
  for (const { ratings, items } of rated) {
    const ordered = [...ratings].sort((a, b) => (a.rater < b.rater ? -1 : 1));
    for (const [place, first] of ordered.entries()) {
      for (const second of ordered.slice(place + 1)) {
        const key = JSON.stringify([first.rater, second.rater]);
        const table =
          found.get(key) ?? Array.from({ length: categories }, () => Array(categories).fill(0) as number[]);
        table[first.category]![second.category]! += items;
        found.set(key, table);
      }
    }
  }
  return [...found.values()].filter((table) => itemsOf(table) > 0);
}
