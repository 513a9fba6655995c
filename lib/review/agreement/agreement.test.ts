import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cohenKappa, itemsOf, type PairTable } from "./cohen-kappa";
import { gwetAc2, krippendorffAlpha, percentAgreement, type RatingPattern } from "./rating-patterns";
import { agreementOf, type RatedItems } from "./summarise";

/** Items from rows of ratings, one row a rater; 0 where somebody did not rate. */
function itemsFrom(rows: readonly (readonly number[])[]): RatedItems[] {
  return rows[0]!.map((_, item) => ({
    ratings: rows.flatMap((row, rater) =>
      row[item] ? [{ rater: `rater ${rater}`, category: row[item] - 1 }] : [],
    ),
    items: 1,
  }));
}

const fromTable = (table: PairTable): RatedItems[] =>
  table.flatMap((row, first) =>
    row.map((items, second) => ({
      ratings: [
        { rater: "a", category: first },
        { rater: "b", category: second },
      ],
      items,
    })),
  );

describe("published worked examples", () => {
  // Four observers, twelve units, with missing ratings: Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), C;
  // the same data, with AC1 and standard errors, in Gwet, "Handbook of Inter-Rater Reliability" (2014), and his irrCAC.
  const krippendorff = itemsFrom([
    [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
    [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
  ]);

  it("of Krippendorff and Gwet: alpha 0.743, AC1 0.775, agreement 0.818", () => {
    const { items, percent, alpha, ac2 } = agreementOf(krippendorff, 5);
    expect(items).toBe(11);
    expect(percent.value).toBeCloseTo(0.81818, 5);
    expect(alpha.value).toBeCloseTo(0.743, 3);
    expect(ac2.value).toBeCloseTo(0.77544, 5);
    // Gwet gives AC1 a standard error of 0.143.
    expect(standardError(ac2)).toBeCloseTo(0.143, 1);
  });

  it("of Fleiss: kappa 0.68 with a standard error of 0.087", () => {
    // J. L. Fleiss, "Statistical Methods for Rates and Proportions" (1981), section 13.1.
    const table = [
      [75, 1, 4],
      [5, 4, 1],
      [0, 0, 10],
    ];
    const { kappa } = agreementOf(fromTable(table), 3);
    expect(kappa.value).toBeCloseTo(0.68, 2);
    expect(standardError(kappa)).toBeCloseTo(0.087, 2);
  });

  it("of Feinstein and Cicchetti: the same agreement of 85 %, with a kappa of 0.70 or of 0.32", () => {
    // "High agreement but low kappa: I. The problems of two paradoxes", J. Clin. Epidemiol. 43 (1990).
    const even = agreementOf(
      fromTable([
        [40, 9],
        [6, 45],
      ]),
      2,
    );
    const skewed = agreementOf(
      fromTable([
        [80, 10],
        [5, 5],
      ]),
      2,
    );
    for (const { percent } of [even, skewed]) expect(percent.value).toBeCloseTo(0.85, 12);
    expect(even.kappa.value).toBeCloseTo(0.7, 2);
    expect(skewed.kappa.value).toBeCloseTo(0.32, 2);
    // Gwet (2008) answers that paradox with 0.81.
    expect(skewed.ac2.value).toBeCloseTo(0.81, 2);
  });
});

function standardError({
  value,
  interval,
}: {
  value: number | null;
  interval: { low: number } | null;
}): number {
  return ((value ?? 0) - (interval?.low ?? 0)) / 1.959964;
}

describe("any ratings", () => {
  const tables = fc
    .array(fc.array(fc.nat(30), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 })
    .filter((table) => itemsOf(table) > 1);
  const patterns = fc
    .array(
      fc.record({
        ratings: fc.array(fc.nat(4), { minLength: 3, maxLength: 3 }),
        items: fc.integer({ min: 1, max: 50 }),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .filter((all) => percentAgreement(all) !== null);

  it("agree wholly exactly where every coefficient is 1", () => {
    fc.assert(
      fc.property(patterns, (all) => {
        const whole = percentAgreement(all) === 1;
        for (const value of [gwetAc2(all), krippendorffAlpha(all)]) {
          if (value === null) continue;
          if (whole) expect(value).toBeCloseTo(1, 12);
          else expect(value).toBeLessThan(1);
        }
      }),
    );
  });

  it("do not depend on the order of the categories, nor on who is named first", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const turned = table[0]!.map((_, column) => table.map((row) => row[column]!));
        const reversed = [...table].reverse().map((row) => [...row].reverse());
        const whole = agreementOf(fromTable(table), 3);
        for (const other of [turned, reversed]) expectAlike(agreementOf(fromTable(other), 3), whole);
      }),
    );
  });

  it("of two people: alpha is Scott's pi, corrected for the number of items", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const items = itemsOf(table);
        const observed = table.reduce((total, row, k) => total + row[k]!, 0) / items;
        const shares = table.map(
          (row, k) =>
            (row.reduce((a, b) => a + b) + table.reduce((a, other) => a + other[k]!, 0)) / (2 * items),
        );
        const expected = shares.reduce((total, share) => total + share * share, 0);
        fc.pre(expected < 1);
        const pi = (observed - expected) / (1 - expected);
        expect(agreementOf(fromTable(table), 3).alpha.value).toBeCloseTo(pi + (1 - pi) / (2 * items), 10);
      }),
    );
  });

  it("have narrower intervals where there are more of them", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const few = agreementOf(fromTable(table), 3);
        const many = agreementOf(fromTable(table.map((row) => row.map((items) => items * 9))), 3);
        for (const name of ["percent", "kappa", "alpha", "ac2"] as const) {
          const [less, more] = [few[name].interval, many[name].interval];
          if (less && more) expect(more.high - more.low).toBeLessThanOrEqual(less.high - less.low + 1e-12);
        }
      }),
    );
  });
});

function expectAlike(one: ReturnType<typeof agreementOf>, other: ReturnType<typeof agreementOf>): void {
  for (const name of ["percent", "kappa", "alpha", "ac2"] as const) {
    const [a, b] = [one[name].value, other[name].value];
    if (a === null || b === null) expect(a).toBe(b);
    else expect(a).toBeCloseTo(b, 10);
  }
}

it("is silent where it cannot know", () => {
  const none = agreementOf([], 2);
  expect(none).toMatchObject({
    items: 0,
    percent: { value: null },
    kappa: { value: null },
    ac2: { value: null },
  });
  const oneSided = agreementOf(
    fromTable([
      [20, 0],
      [0, 0],
    ]),
    2,
  );
  expect(oneSided.kappa.value).toBeNull();
  expect(oneSided.alpha.value).toBeNull();
  expect(oneSided.ac2.value).toBe(1);
  expect(
    cohenKappa([
      [0, 0],
      [0, 0],
    ]),
  ).toBeNull();
  const single: RatingPattern[] = [{ ratings: [1, 0], items: 5 }];
  expect(percentAgreement(single)).toBeNull();
});
