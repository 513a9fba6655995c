import { expect, it } from "vitest";
import { readSeeds } from "./command";
import { median, type Row, rateInSecondHalf, tableOf } from "./report";

const row = (seed: string, passAt1After: number): Row => ({
  condition: "ladder",
  seed,
  passAt1Before: 0.02,
  passAt1After,
  rollouts: 1000,
  seconds: 3,
  cpuSeconds: 2,
  curve: [],
});

it("takes a count of seeds, or the seeds themselves once each", () => {
  expect(readSeeds("3")).toEqual(["1", "2", "3"]);
  expect(readSeeds("8, 21,8")).toEqual(["8", "21"]);
  expect(readSeeds("7,")).toEqual(["7"]);
  for (const bad of ["0", "101", ",", ""]) expect(() => readSeeds(bad)).toThrow();
});

it("says the median over the seeds and how far they lie apart", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  const table = tableOf([row("1", 0.9), row("2", 0.5), row("3", 0.8)], []);
  expect(table).toContain("| 80.0 % (50.0 % to 90.0 %) |");
  expect(table).toContain("| 500 (500 to 500) |");
});

it("tells the rate of the second half from that of the whole", () => {
  const at = (rollouts: number, seconds: number) => ({ rollouts, passAt1: 0, seconds });
  const slowStart = { ...row("1", 0.9), curve: [at(0, 0), at(400, 1.9), at(600, 2.5), at(1000, 3)] };
  expect(rateInSecondHalf(slowStart)).toBe(800);
  expect(rateInSecondHalf(row("1", 0.9))).toBeCloseTo(1000 / 3);
});
