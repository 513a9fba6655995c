"use client";

import { useMemo } from "react";
import { frontierColouring, type Rates } from "./frontier";
import { layoutRows } from "./layout";
import { colouringOf, countedBelow, dimmedPlaces } from "./measure";
import type { Scene } from "./raster";
import type { Tree } from "./tree";
import type { TreeView } from "./tree-address";
import type { TreeWords } from "./tree-words";
import { visibleRows } from "./visible-rows";

/**
 * What is drawn of a tree, null while there is none. `past`: solve rates of an earlier moment, which then give the colours.
 * Each part is worked out again only when something that it depends on has changed.
 */
export function useScene(
  tree: Tree | null,
  view: Pick<TreeView, "folding" | "focus" | "measure" | "filters">,
  found: ReadonlySet<number> | null,
  words: TreeWords,
  past: Rates | null,
): Scene | null {
  const { folding, focus, measure, filters } = view;
  const rows = useMemo(
    () => tree && visibleRows(tree, folding, focus ? tree.ids.placeOf(focus) : -1),
    [tree, folding, focus],
  );
  const layout = useMemo(() => tree && rows && layoutRows(tree, rows), [tree, rows]);
  const whole = useMemo(
    () => tree && (past ? frontierColouring(tree, past, words) : colouringOf(tree, measure, words)),
    [tree, past, measure, words],
  );
  const colouring = useMemo(
    () => whole && tree && countedBelow(whole, tree, focus ? tree.ids.placeOf(focus) : -1),
    [whole, tree, focus],
  );
  const dimmed = useMemo(() => tree && dimmedPlaces(tree, filters, found), [tree, filters, found]);
  return useMemo(
    () => (tree && rows && layout && colouring ? { tree, rows, layout, colouring, dimmed, past } : null),
    [tree, rows, layout, colouring, dimmed, past],
  );
}
