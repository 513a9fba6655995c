import { describe, expect, it } from "vitest";
import { downsample } from "./downsample";
import { mergeSeries } from "./merge-series";

type Row = { x: number; y: number | null };
const y = (row: Row) => row.y;
const line = (count: number, at: (x: number) => number | null): Row[] =>
  Array.from({ length: count }, (_, x) => ({ x, y: at(x) }));

describe("downsample", () => {
  it("leaves what fits untouched", () => {
    const rows = line(2_000, Math.sin);
    expect(downsample(rows, [y])).toBe(rows);
  });

  it("keeps the ends, the order, the limit and a spike of one step", () => {
    const rows = line(100_000, (x) => (x === 54_321 ? 1_000 : x === 777 ? -1_000 : Math.sin(x)));
    const thinned = downsample(rows, [y]);
    expect(thinned.length).toBeLessThanOrEqual(2_000);
    expect(thinned.length).toBeGreaterThan(1_000);
    expect(thinned[0]).toBe(rows[0]);
    expect(thinned.at(-1)).toBe(rows.at(-1));
    expect(thinned.map(y)).toEqual(expect.arrayContaining([1_000, -1_000]));
    expect(thinned.every((row, index) => index === 0 || row.x > thinned[index - 1]!.x)).toBe(true);
  });

  it("shares the limit between columns and passes over missing values", () => {
    const rows = line(50_000, (x) => (x % 2 === 0 ? null : x % 5 === 0 ? Number.NaN : x));
    const thinned = downsample(rows, [y, (row) => (row.x === 33 ? 9 : null), () => undefined]);
    expect(thinned.length).toBeLessThanOrEqual(2_000);
    expect(thinned.some(({ x }) => x === 33)).toBe(true);
  });
});

describe("mergeSeries", () => {
  it("puts series side by side in rising x, and the last of equal x counts", () => {
    const rows = mergeSeries([
      {
        id: "a",
        label: "A",
        points: [
          { x: 2, y: 1 },
          { x: 1, y: 5 },
          { x: 2, y: 3 },
        ],
      },
      {
        id: "b",
        label: "B",
        points: [
          { x: 2, y: 7 },
          { x: Number.NaN, y: 7 },
        ],
      },
    ]);
    expect(rows.map(({ x, points }) => [x, ...points.map((point) => point?.y)])).toEqual([
      [1, 5, undefined],
      [2, 3, 7],
    ]);
  });
});
