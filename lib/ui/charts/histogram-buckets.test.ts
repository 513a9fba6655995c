import { expect, it } from "vitest";
import { bucketsOf } from "./histogram-buckets";

const counts = (...given: Parameters<typeof bucketsOf>) => bucketsOf(...given).map(({ count }) => count);

it("counts each value once, both ends included", () => {
  expect(counts([0, 0.25, 0.5, 0.75, 1], 4, [0, 1])).toEqual([1, 1, 1, 2]);
});

it("leaves out what is not finite or outside of the domain", () => {
  expect(counts([Number.NaN, -1, 0.1, 2, Number.POSITIVE_INFINITY], 2, [0, 1])).toEqual([1, 0]);
});

it("makes one bucket of equal values and none of no values", () => {
  expect(bucketsOf([3, 3, 3])).toEqual([{ from: 3, to: 3, count: 3 }]);
  expect(bucketsOf([])).toEqual([]);
});
