import { expect, test } from "vitest";
import { pairMetrics } from "./pair-metrics";

const metric = (name: string) => ({
  name,
  points: [1, 2].map((step) => ({ step, value: 0.5 })),
});

test("metrics of two runs stand in the order of the run page, whatever their trainers call them", () => {
  const first = ["entropy", "learning_rate", "reward", "solve_rate/level_1", "solve_rate_histogram/0"];
  const second = ["critic/rewards/mean", "entropy", "learning_rate", "solve_rate/level_1"];
  const pairs = pairMetrics(first.map(metric), second.map(metric));
  expect(pairs.map(({ name, format }) => [name, format])).toEqual([
    ["solve_rate/level_1", "percent"],
    ["reward", "number"],
    ["entropy", "number"],
    ["learning_rate", "number"],
  ]);
  expect(pairs[1]!.second.name).toBe("critic/rewards/mean");
});
