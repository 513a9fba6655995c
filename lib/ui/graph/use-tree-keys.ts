"use client";

import { useKeys } from "../keyboard";
import type { Scene } from "./raster";
import { type Direction, neighbour, type Tree } from "./tree";
import type { TreeView } from "./tree-address";

type TreeKeys = {
  tree: Tree | null;
  scene: Scene | null;
  view: TreeView;
  found: ReadonlySet<number> | null;
  select: (id: string | null) => void;
  fold: (id: string) => void;
  setFocus: (id: string | null) => void;
};

/** Moving along the tree and through what a search found, and the keys that do it. */
export function useTreeKeys({ tree, scene, view, found, select, fold, setFocus }: TreeKeys) {
  function move(direction: Direction) {
    if (!tree || !scene || scene.rows.places.length === 0) return;
    const from = view.selected ? tree.ids.placeOf(view.selected) : -1;
    const to = from < 0 ? scene.rows.places[0]! : neighbour(tree, from, direction);
    if (to >= 0) select(tree.ids.idAt(to));
  }
  function nextFound(step: 1 | -1) {
    if (!tree || !found || found.size === 0) return;
    const places = [...found].sort((a, b) => a - b);
    const from = view.selected ? places.indexOf(tree.ids.placeOf(view.selected)) : -1;
    const target = places[from < 0 ? 0 : (from + step + places.length) % places.length]!;
    select(tree.ids.idAt(target));
  }
  const key = (keys: string, label: string, run: () => void) => ({ keys, label, group: "Tree", run });
  useKeys([
    key("arrowleft", "To the parent", () => move("parent")),
    key("arrowright", "To the first variant", () => move("child")),
    key("arrowup", "To the sibling above", () => move("previous")),
    key("arrowdown", "To the sibling below", () => move("next")),
    key("space", "Collapse or expand", () => view.selected && fold(view.selected)),
    key("f", "Show only the selected subtree, or everything again", () =>
      setFocus(view.focus ? null : view.selected),
    ),
    key("n", "Next search result", () => nextFound(1)),
    key("escape", "Close the panel", () => select(null)),
  ]);
  return { move, nextFound };
}
