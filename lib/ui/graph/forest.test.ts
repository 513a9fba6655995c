import { describe, expect, it } from "vitest";
import { ancestors, buildForest, neighbour, searchForest, visibleRows } from "./forest";
import { treeProblem } from "./testing/tree-problem";

const forest = buildForest([
  treeProblem("a", null, { statement: "x * cos(x)" }),
  treeProblem("a1", "a", { transformations: ["drop the factor"] }),
  treeProblem("a2", "a"),
  treeProblem("a2i", "a2", { level: 2 }),
  treeProblem("b", null),
]);

describe("visible rows", () => {
  it("go down each branch before the next, and count positions among siblings", () => {
    const rows = visibleRows(forest, new Set());
    expect(rows.map((row) => row.problem.id)).toEqual(["a", "a1", "a2", "a2i", "b"]);
    expect(rows.find((row) => row.problem.id === "a2")).toMatchObject({
      position: 2,
      siblings: 2,
      childCount: 1,
    });
  });

  it("leave out everything below a collapsed problem", () => {
    const rows = visibleRows(forest, new Set(["a"]));
    expect(rows.map((row) => row.problem.id)).toEqual(["a", "b"]);
    expect(rows[0]?.collapsed).toBe(true);
  });

  it("still show a variant whose parent is missing", () => {
    const rows = visibleRows(buildForest([treeProblem("lost", "gone")]), new Set());
    expect(rows.map((row) => row.problem.id)).toEqual(["lost"]);
  });
});

describe("moving by keyboard", () => {
  it("finds parent, first variant and siblings, and stops at the edges", () => {
    expect(neighbour(forest, "a2", "parent")).toBe("a");
    expect(neighbour(forest, "a", "child")).toBe("a1");
    expect(neighbour(forest, "a1", "next")).toBe("a2");
    expect(neighbour(forest, "a", "next")).toBe("b");
    expect(neighbour(forest, "a1", "previous")).toBeNull();
    expect(neighbour(forest, "b", "child")).toBeNull();
    expect(neighbour(forest, "b", "parent")).toBeNull();
  });

  it("knows the way up", () => {
    expect(ancestors(forest, "a2i")).toEqual(["a2", "a"]);
  });
});

describe("search", () => {
  it("looks into statements and transformations, whatever the blanks and the case", () => {
    expect(searchForest(forest, "X*COS( x )")).toEqual(["a"]);
    expect(searchForest(forest, "drop the")).toEqual(["a1"]);
    expect(searchForest(forest, "  ")).toEqual([]);
  });
});
