/**
 * Agreement of any number of people on any number of items, where an item may be rated by some of them alone. Items that are rated
 * alike are counted together: `ratings[k]` people chose category k, on each of `items` items. Only items with two ratings or
 * more tell of agreement; single ratings still tell Gwet's coefficient how common a category is.
 */
export type RatingPattern = { readonly ratings: readonly number[]; readonly items: number };

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const raters = ({ ratings }: RatingPattern) => sum(ratings);

/** The items that two people or more rated. */
export function sharedItems(patterns: readonly RatingPattern[]): number {
  return sum(patterns.filter((pattern) => raters(pattern) >= 2).map(({ items }) => items));
}

/** The chance that two of its raters, drawn at random, agree on an item: the mean over items, 0 to 1. Null without shared items. */
export function percentAgreement(patterns: readonly RatingPattern[]): number | null {
  const shared = patterns.filter((pattern) => raters(pattern) >= 2);
  const items = sharedItems(shared);
  if (items === 0) return null;
  const agreeing = shared.map((pattern) => {
    const count = raters(pattern);
    return (pattern.items * sum(pattern.ratings.map((r) => r * (r - 1)))) / (count * (count - 1));
  });
  return sum(agreeing) / items;
}

/**
 * Gwet's AC2 for named categories, which is his AC1: agreement beyond chance, where chance falls as one category becomes common.
 * So it stays meaningful where nearly everything is approved, and kappa does not.
 * (K. L. Gwet, "Computing inter-rater reliability and its variance in the presence of high agreement", BJMSP 61, 2008.)
 */
export function gwetAc2(patterns: readonly RatingPattern[]): number | null {
  const observed = percentAgreement(patterns);
  if (observed === null) return null;
  const rated = patterns.filter((pattern) => raters(pattern) > 0);
  const items = sum(rated.map((pattern) => pattern.items));
  const categories = rated[0]!.ratings.length;
  const expected =
    sum(
      Array.from({ length: categories }, (_, k) => {
        const share =
          sum(rated.map((pattern) => (pattern.items * pattern.ratings[k]!) / raters(pattern))) / items;
        return share * (1 - share);
      }),
    ) /
    (categories - 1);
  return (observed - expected) / (1 - expected);
}

/**
 * Krippendorff's alpha for named categories. Null where everybody chose one category throughout: there is no
 * disagreement to expect then. (K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011.)
 */
export function krippendorffAlpha(patterns: readonly RatingPattern[]): number | null {
  const shared = patterns.filter((pattern) => raters(pattern) >= 2);
  if (shared.length === 0) return null;
  const categories = shared[0]!.ratings.length;
  const chosen = Array.from({ length: categories }, (_, k) =>
    sum(shared.map(({ ratings, items }) => items * ratings[k]!)),
  );
  const all = sum(chosen);
  const differing = sum(
    shared.map((pattern) => {
      const count = raters(pattern);
      return (pattern.items * (count * count - sum(pattern.ratings.map((r) => r * r)))) / (count - 1);
    }),
  );
  const expected = (all * all - sum(chosen.map((count) => count * count))) / (all - 1);
  return expected === 0 ? null : 1 - differing / expected;
}
