import { describe, expect, it } from "vitest";
import { buildForest } from "./forest";
import { treeProblem } from "./testing/tree-problem";
import { readTreeView, writeTreeView } from "./tree-address";

const id = (end: number) => `0199aaaa-0000-7000-8000-${String(end).padStart(12, "0")}`;
const forest = buildForest([
  treeProblem(id(1), null),
  treeProblem(id(2), id(1)),
  treeProblem(id(3), id(2)),
  treeProblem(id(4), null),
]);

describe("the address of a tree page", () => {
  it("brings back selection, collapsed problems and measure", () => {
    const view = { selected: id(4), collapsed: new Set([id(2)]), measure: "level" as const };
    const query = writeTreeView(new URLSearchParams("tab=tree"), view, forest);
    expect(new URLSearchParams(query).get("tab")).toBe("tree");
    expect(readTreeView(new URLSearchParams(query), forest)).toEqual(view);
  });

  it("stays short when everything is collapsed", () => {
    const view = { selected: null, collapsed: new Set([id(1), id(2)]), measure: "verdict" as const };
    const query = writeTreeView(new URLSearchParams(), view, forest);
    expect(query).toBe("?collapsed=all");
    expect(readTreeView(new URLSearchParams(query), forest)).toEqual(view);
  });

  it("takes no notice of problems and measures that do not exist", () => {
    const view = readTreeView(new URLSearchParams("problem=gone&colour=__proto__&collapsed=x.y"), forest);
    expect(view).toEqual({ selected: null, collapsed: new Set(), measure: "verdict" });
  });
});
