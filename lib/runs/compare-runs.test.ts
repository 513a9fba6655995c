import fc from "fast-check";
import { expect, it } from "vitest";
import { differenceOfRates, differencesOf } from "./compare-runs";

it("names only what differs, also where one side has nothing", () => {
  expect(differencesOf({ steps: 10, seed: "a", lora: false }, { steps: 20, seed: "a", gpus: 1 })).toEqual([
    { name: "steps", first: "10", second: "20" },
    { name: "lora", first: "false", second: null },
    { name: "gpus", first: null, second: "1" },
  ]);
});

it("gives the published interval of a difference", () => {
  // Newcombe 1998, table II, row a: 56/70 against 48/80, method 10: 0.0524 to 0.3339.
  const difference = differenceOfRates(
    { passAt1: 48 / 80, low: 0.4904, high: 0.7004 },
    { passAt1: 56 / 70, low: 0.6918, high: 0.877 },
  );
  expect(difference.low).toBeCloseTo(0.0524, 3);
  expect(difference.high).toBeCloseTo(0.3339, 3);
});

it("an interval holds its difference, and turns around with its sides", () => {
  const rate = fc
    .tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    .map((some) => {
      const [low, passAt1, high] = some.toSorted((a, b) => a - b) as [number, number, number];
      return { low, passAt1, high };
    });
  fc.assert(
    fc.property(rate, rate, (first, second) => {
      const there = differenceOfRates(first, second);
      const back = differenceOfRates(second, first);
      expect(there.low).toBeLessThanOrEqual(there.difference);
      expect(there.high).toBeGreaterThanOrEqual(there.difference);
      expect(back.low).toBeCloseTo(-there.high, 12);
    }),
  );
});
