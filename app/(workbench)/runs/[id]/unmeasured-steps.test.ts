import { expect, test } from "vitest";
import { lineOf, unmeasuredSteps } from "./unmeasured-steps";

const over = (name: string, ...steps: number[]) => ({
  name,
  points: steps.map((step) => ({ step, value: 0.5 })),
});

test("a line has a gap at steps of which pruning left nothing, and no other metric makes one", () => {
  const reward = over("reward", 1, 3);
  const metrics = [reward, over("pruning/rollouts_saved", 1, 2, 3), over("eval_loss", 4)];
  expect(unmeasuredSteps(metrics)).toEqual([2]);
  expect(lineOf(reward, [2])).toEqual([
    { x: 1, y: 0.5 },
    { x: 2, y: null },
    { x: 3, y: 0.5 },
  ]);
  expect(lineOf(over("solve_rate/level_1", 1, 3), [2])).toHaveLength(2);
});
