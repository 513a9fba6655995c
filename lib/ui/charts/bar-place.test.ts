import { expect, it } from "vitest";
import { placeOf } from "./bar-place";

it("places values below zero to the left of it, and none outside of the track", () => {
  const agreement = { min: -1, max: 1 };
  expect([-1, -0.5, 0, 0.5, 1, 2].map((value) => placeOf(value, agreement))).toEqual([
    0, 0.25, 0.5, 0.75, 1, 1,
  ]);
  expect(placeOf(-0.2, { min: 0, max: 1 })).toBe(0);
});

it("places nothing where there is no value or no length", () => {
  expect(placeOf(null, { min: 0, max: 1 })).toBeUndefined();
  expect(placeOf(0, { min: 0, max: 0 })).toBeUndefined();
});
