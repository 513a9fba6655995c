import { layoutRows } from "./layout";
import { colouringOf, countedBelow, dimmedPlaces, type MeasureClass } from "./measure";
import type { Scene } from "./raster";
import { type ShownProblem, shownProblem } from "./shown-problem";
import type { Tree } from "./tree";
import { readTreeView, startView, type TreeView } from "./tree-address";
import type { TreeWords } from "./tree-words";
import { cameraView, detailOf, rowsInView, type Size, startViewport, type Viewport } from "./viewport";
import { visibleRows } from "./visible-rows";

/** Of the canvas on a common screen. */
export const likelySize: Size = { width: 960, height: 640 };
const outlineRows = 24;

/**
 * What the server draws of a tree page, so that formulas stand before a script has run, and what the page shows until
 * the tree itself has arrived: the nodes and the lines of the outline that fall into the view of the address.
 */
export type FirstView = {
  readonly view: TreeView;
  readonly viewport: Viewport;
  readonly nodes: readonly { readonly problem: ShownProblem; readonly x: number; readonly y: number }[];
  readonly outline: readonly ShownProblem[];
  readonly total: number;
  readonly legend: Legend;
};

/** Where no server has begun to draw. */
export const emptyFirstView: FirstView = {
  view: startView,
  viewport: startViewport,
  nodes: [],
  outline: [],
  total: 0,
  legend: { label: "", classes: [], counts: [] },
};

export type Legend = {
  readonly label: string;
  readonly classes: readonly MeasureClass[];
  readonly counts: readonly number[];
};

export function firstView(tree: Tree, query: string, words: TreeWords): FirstView {
  const view = readTreeView(new URLSearchParams(query), tree);
  const focus = view.focus ? tree.ids.placeOf(view.focus) : -1;
  const rows = visibleRows(tree, view.folding, focus);
  const layout = layoutRows(tree, rows);
  const colouring = countedBelow(colouringOf(tree, view.measure, words), tree, focus);
  const scene: Scene = { tree, rows, layout, colouring, dimmed: dimmedPlaces(tree, view.filters, null) };
  const viewport = cameraView(tree, rows, layout, view, likelySize);
  const inView = rowsInView(layout, viewport, likelySize);
  const near = detailOf(viewport, inView.length) === "near";
  const first = Array.from({ length: Math.min(outlineRows, rows.places.length) }, (_, row) => row);
  return {
    view,
    viewport,
    nodes: (near ? inView : []).map((row) => ({
      problem: shownProblem(scene, row),
      x: layout.x[row]!,
      y: layout.y[row]!,
    })),
    outline: first.map((row) => shownProblem(scene, row)),
    total: rows.places.length,
    legend: { label: colouring.label, classes: colouring.classes, counts: colouring.counts },
  };
}
