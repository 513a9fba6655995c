import { expect, test } from "vitest";
import { treeOfGeneration } from "./generations";
import { numberAt, treeOf } from "./testing/tree";

/** A root (0), by hand (1), of run a (2, and 3 below it), of run b (4, and 5 below the one of run a). */
const tree = treeOf([-1, 0, 0, 2, 0, 2], {
  runs: Int32Array.of(-1, -1, 0, 0, 1, 1),
  names: { transformations: [], models: [], runs: ["a", "b"] },
});
const numbers = (of: typeof tree) => Array.from({ length: of.count }, (_, at) => numberAt(of, at));

test("a generation keeps what no run wrote and what its own run wrote, never a variant without its parent", () => {
  expect(numbers(treeOfGeneration(tree, { runId: "a", only: true }))).toEqual([0, 1, 2, 3]);
  expect(numbers(treeOfGeneration(tree, { runId: "b", only: true }))).toEqual([0, 1, 4]);
  expect(numbers(treeOfGeneration(tree, { runId: "b", only: false }))).toEqual([0, 1, 2, 3]);
  expect(numbers(treeOfGeneration(tree, { runId: "gone", only: true }))).toEqual([0, 1]);
});
