import { describe, expect, it } from "vitest";
import { id, numberAt, treeOf } from "./testing/tree";
import { problemAt } from "./tree";
import { type ChangedProblem, withChanges } from "./tree-changes";

const tree = treeOf([-1, 0, 0]);
const changed = (
  number: number,
  parent: number | null,
  over: Partial<ChangedProblem> = {},
): ChangedProblem => ({
  id: id(number),
  parentId: parent === null ? null : id(parent),
  verdict: null,
  reviewState: "pending",
  attemptCount: 0,
  verifiedCount: 0,
  undecidedCount: 0,
  transformations: [],
  model: null,
  runId: null,
  ...over,
});
const order = (of: typeof tree) =>
  Array.from({ length: of.count }, (_, at) => [numberAt(of, at), of.level[at]]);

describe("changes of a tree", () => {
  it("put new problems below their parents, a parent that is new itself included", () => {
    const grown = withChanges(tree, [changed(8, 7), changed(7, 1), changed(9, null)]);
    expect(order(grown)).toEqual([
      [0, 0],
      [1, 1],
      [7, 2],
      [8, 3],
      [2, 1],
      [9, 0],
    ]);
  });

  it("change what is known of a problem and leave the earlier tree as it was", () => {
    const seen = {
      verdict: "verified",
      attemptCount: 8,
      verifiedCount: 3,
      model: "m v1",
      transformations: ["t"],
    } as const;
    const next = withChanges(tree, [changed(2, 0, { ...seen, reviewState: "approved" })]);
    expect(problemAt(next, next.ids.placeOf(id(2)))).toMatchObject({ ...seen, reviewState: "approved" });
    expect(problemAt(tree, tree.ids.placeOf(id(2)))).toMatchObject({ verdict: null, model: null });
    expect(next.ids).toBe(tree.ids);
  });

  it("move a subtree", () => {
    const deep = treeOf([-1, 0, 1, 0]);
    expect(order(withChanges(deep, [changed(1, 3)]))).toEqual([
      [0, 0],
      [3, 1],
      [1, 2],
      [2, 3],
    ]);
  });
});
