import fc from "fast-check";
import { expect, it } from "vitest";
import { axisTexts } from "./axis-texts";
import { digitsOf, innerScale, niceScale } from "./nice-scale";

it.each([
  [0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [0.0041, 0.0052, [0.004, 0.0042, 0.0044, 0.0046, 0.0048, 0.005, 0.0052]],
  [16.86, 16.94, [16.86, 16.88, 16.9, 16.92, 16.94]],
  [-3, 12, [-5, 0, 5, 10, 15]],
  [7, 7, [3, 4, 5, 6, 7, 8, 9, 10, 11]],
  [0, 0, [-1, -0.5, 0, 0.5, 1]],
])("puts ticks at round values from %d to %d", (low, high, ticks) => {
  expect(niceScale(low, high).ticks).toEqual(ticks);
});

it("keeps to whole numbers, and inside of the values where it is asked to", () => {
  expect(niceScale(0, 2, { whole: true }).ticks).toEqual([0, 1, 2]);
  expect(innerScale(1, 9, { whole: true }).ticks).toEqual([2, 4, 6, 8]);
  expect(innerScale(3, 3, { whole: true }).ticks).toEqual([3]);
});

it("covers the values with few ticks, each written unlike its neighbours and without an exponent", () => {
  const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(value, fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (low, span) => {
      const high = low + span;
      fc.pre(span > Math.abs(low) * 1e-9);
      const scale = niceScale(low, high);
      expect(scale.low).toBeLessThanOrEqual(low + span * 1e-6);
      expect(scale.high).toBeGreaterThanOrEqual(high - span * 1e-6);
      expect(scale.ticks.length).toBeLessThanOrEqual(10);
      for (const format of ["number", "percent", "money"] as const)
        for (const language of ["en", "ja"] as const) {
          const texts = axisTexts(scale, format, language);
          expect(new Set(texts).size).toBe(scale.ticks.length);
          expect(texts.join()).not.toMatch(/\de/i);
        }
    }),
  );
});

it("writes all ticks with the digits of the step", () => {
  expect(axisTexts(niceScale(0, 1), "number", "en")).toEqual(["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
  expect(axisTexts(niceScale(0.004, 0.005), "percent", "en")[1]).toBe("0.42%");
  expect(axisTexts(niceScale(0, 1), "percent", "ja").at(-1)).toBe("100%");
  expect(axisTexts(niceScale(0, 60_000), "number", "en").slice(0, 2)).toEqual(["0", "10k"]);
  expect(axisTexts(niceScale(16_900, 17_100), "number", "en").at(-1)).toBe("17,100");
  expect([1, 0.5, 0.02, 200].map(digitsOf)).toEqual([0, 1, 2, 0]);
});
