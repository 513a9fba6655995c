import { describe, expect, it } from "vitest";
import { id, treeOf } from "./testing/tree";
import { readTreeView, startView, type TreeView, writeTreeView } from "./tree-address";
import { allFolded, allOpen, withFolded } from "./visible-rows";

const tree = treeOf([-1, 0, 1, -1]);
const restored = (view: TreeView) =>
  readTreeView(new URLSearchParams(writeTreeView(new URLSearchParams(), view)), tree);

describe("the address of a tree page", () => {
  it("brings back everything that the reader chose", () => {
    const view: TreeView = {
      selected: id(2),
      focus: id(0),
      folding: withFolded(allOpen, [id(1)], true),
      measure: "level",
      filters: { verdict: "none", review: "approved", rate: 3 },
      search: "sin(_)*_",
      frame: 12,
      camera: { id: id(3), x: -12, y: 340, zoom: 0.4567 },
    };
    expect(restored(view)).toEqual(view);
    const opened = { ...startView, folding: withFolded(allFolded, [id(0)], false) };
    expect(restored(opened)).toEqual(opened);
  });

  it("stays short when everything is collapsed, and keeps other parameters", () => {
    const query = writeTreeView(new URLSearchParams("tab=tree"), { ...startView, folding: allFolded });
    expect(query).toBe("?tab=tree&collapsed=all");
  });

  it("takes no notice of what does not exist", () => {
    const query = "problem=gone&focus=x&colour=__proto__&collapsed=x.y&verdict=no&rate=99&at=zz~1~2~3";
    expect(readTreeView(new URLSearchParams(query), tree)).toEqual(startView);
    expect(readTreeView(new URLSearchParams(`at=${id(1).slice(-12)}~NaN~2~-1`), tree)).toEqual(startView);
  });
});
