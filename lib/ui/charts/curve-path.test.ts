import fc from "fast-check";
import { expect, it } from "vitest";
import { curvePath, valueExtent } from "./curve-path";

const box = { x: { low: 0, high: 2 }, y: { low: 0, high: 1 }, width: 100, height: 50 };

it("draws upwards, and breaks where there is no value", () => {
  const points = [
    { x: 0, y: 0 },
    { x: 1, y: 1 },
    { x: 1.5, y: null },
    { x: 2, y: 0.5 },
  ];
  expect(curvePath(points, box)).toBe("M0.0 50.0L50.0 0.0M100.0 25.0");
  expect(curvePath([], box)).toBe("");
});

it("shows the middle of the values, however far a pole goes", () => {
  const values = [...Array.from({ length: 99 }, (_, i) => i / 100), 1e300];
  expect(valueExtent(values).high).toBeLessThan(2);
  expect(valueExtent([null])).toEqual({ low: 0, high: 1 });
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e200, max: 1e200, noNaN: true }), { minLength: 1 }), (some) => {
      const { low, high } = valueExtent(some);
      expect(high).toBeGreaterThan(low);
    }),
  );
});
