import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inEnglish } from "@/lib/language/in-english";
import { chiSquareTest, evenMixTest } from "./chi-square";
import { compareValues } from "./comparison";
import { upperGammaShare } from "./gamma";
import { kolmogorovSmirnovTest, kolmogorovTail } from "./kolmogorov-smirnov";

describe("the chi-square test", () => {
  it("agrees with a published example: party by gender (Agresti, Introduction to Categorical Data Analysis, 2007, p. 39)", () => {
    const test = chiSquareTest([
      [762, 327, 468],
      [484, 239, 477],
    ])!;
    expect(test.statistic).toBeCloseTo(30.07, 2);
    expect(test.degrees).toBe(2);
    expect(test.pValue).toBeCloseTo(2.954e-7, 10);
    expect(test.effect).toBeCloseTo(Math.sqrt(30.07 / 2757), 4);
  });

  it.each([
    [3.841, 1, 0.05],
    [5.991, 2, 0.05],
    [18.307, 10, 0.05],
    [6.635, 1, 0.01],
    [124.342, 100, 0.05],
  ])("has the tabulated tail: %d with %d degrees is %d", (statistic, degrees, share) => {
    expect(upperGammaShare(degrees / 2, statistic / 2)).toBeCloseTo(share, 4);
  });

  it("finds nothing between equal mixes and everything between disjoint ones, however many there are", () => {
    const mix = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(mix, fc.integer({ min: 1, max: 50 }), (counts, times) => {
        const same = chiSquareTest([counts, counts.map((count) => count * times)])!;
        expect(same.effect).toBeLessThan(1e-6);
        expect(same.pValue).toBeGreaterThan(0.999);
        const zeros = counts.map(() => 0);
        const apart = chiSquareTest([
          [...counts, ...zeros],
          [...zeros, ...counts],
        ])!;
        expect(apart.effect).toBeCloseTo(1, 9);
      }),
    );
  });

  it("does not depend on the order of categories, and says nothing without two of them", () => {
    expect(chiSquareTest([[5], [7]])).toBeNull();
    expect(
      chiSquareTest([
        [5, 0],
        [0, 0],
      ]),
    ).toBeNull();
    const test = chiSquareTest([
      [10, 20, 30],
      [30, 20, 10],
    ])!;
    const turned = chiSquareTest([
      [30, 10, 20],
      [10, 30, 20],
    ])!;
    expect(turned.statistic).toBeCloseTo(test.statistic, 9);
  });
});

it("the test of an even mix agrees with a published example: sixty throws of a die (statistic 13.4, P = 0.01991)", () => {
  const test = evenMixTest([5, 8, 9, 8, 10, 20])!;
  expect(test.statistic).toBeCloseTo(13.4, 10);
  expect(test.pValue).toBeCloseTo(0.01991, 4);
  expect(evenMixTest([7, 7, 7])!.effect).toBe(0);
  expect(evenMixTest([9, 0, 0])!.effect).toBe(1);
});

describe("the Kolmogorov–Smirnov test", () => {
  it("agrees with a published example (T. Kirkman, College of Saint Benedict: D = 0.4500, P = 0.023)", () => {
    const control = [
      1.26, 0.34, 0.7, 1.75, 50.57, 1.55, 0.08, 0.42, 0.5, 3.2, 0.15, 0.49, 0.95, 0.24, 1.37, 0.17, 6.98, 0.1,
      0.94, 0.38,
    ];
    const treatment = [
      2.37, 2.16, 14.82, 1.73, 41.04, 0.23, 1.32, 2.91, 39.41, 0.11, 27.44, 4.51, 0.51, 4.5, 0.18, 14.68,
      4.66, 1.3, 2.06, 1.19,
    ];
    const test = kolmogorovSmirnovTest(control, treatment)!;
    expect(test.effect).toBeCloseTo(0.45, 10);
    expect(test.pValue).toBeCloseTo(0.023, 3);
  });

  it.each([
    [1.2239, 0.1],
    [1.3581, 0.05],
    [1.6276, 0.01],
  ])("has the tabulated tail: %d is %d", (distance, share) => {
    expect(kolmogorovTail(distance)).toBeCloseTo(share, 4);
  });

  it("says up to which value the samples differ most", () => {
    expect(kolmogorovSmirnovTest([0, 0, 0, 1], [0, 1, 1, 1])).toMatchObject({ effect: 0.5, at: 0 });
    const compared = compareValues("difficulty", "others", [0, 0, 0, 1], [0, 1, 1, 1]);
    expect(inEnglish(compared.says)).toBe("0 or less: 75 % of the variants, 25 % of theirs.");
  });

  it("is 0 for a sample against itself, 1 for samples that do not overlap, and the same both ways", () => {
    const sample = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(sample, sample, (one, other) => {
        expect(kolmogorovSmirnovTest(one, one)).toMatchObject({ effect: 0, pValue: 1 });
        expect(
          kolmogorovSmirnovTest(
            one,
            one.map((value) => value + 100),
          )!.effect,
        ).toBe(1);
        expect(kolmogorovSmirnovTest(one, other)).toEqual(kolmogorovSmirnovTest(other, one));
      }),
    );
    expect(kolmogorovSmirnovTest([], [1])).toBeNull();
  });
});
