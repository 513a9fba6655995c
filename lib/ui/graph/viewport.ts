import { nodeHeight, nodeWidth, type TreeLayout } from "./layout";
import type { Tree } from "./tree";
import type { Rows } from "./visible-rows";

/** Screen = tree × zoom + (x, y), in CSS pixels. */
export type Viewport = { readonly x: number; readonly y: number; readonly zoom: number };
export type Size = { readonly width: number; readonly height: number };

/** Below this zoom a formula cannot be read, so blocks of colour are drawn instead. */
export const readableZoom = 0.55;
/** At most this many nodes get a formula at once: about 3,500 elements of the page. */
export const nodeLimit = 56;

/** Screen pixels beyond each edge within which nodes stand ready, so that panning shows no gaps. */
const margin = 120;

/** The rows whose nodes are on the screen or just beyond it; found by halving, column by column. */
export function rowsInView(layout: TreeLayout, view: Viewport, size: Size, beyond = margin): number[] {
  const rows: number[] = [];
  for (const { from, to } of stretchesInView(layout, view, size, beyond)) {
    const left = (-beyond - view.x) / view.zoom - nodeWidth;
    const right = (size.width + beyond - view.x) / view.zoom;
    for (let row = from; row < to; row += 1)
      if (layout.x[row]! >= left && layout.x[row]! <= right) rows.push(row);
  }
  return rows;
}

/** For each column on the screen the stretch of its rows that lie between the upper and the lower edge. */
export function stretchesInView(layout: TreeLayout, view: Viewport, size: Size, beyond = 0) {
  const left = (-beyond - view.x) / view.zoom;
  const right = (size.width + beyond - view.x) / view.zoom;
  const top = (-beyond - view.y) / view.zoom - nodeHeight;
  const bottom = (size.height + beyond - view.y) / view.zoom;
  const stretches: { from: number; to: number }[] = [];
  for (const column of layout.columns) {
    if (column.x > right || column.x + column.width < left) continue;
    const from = firstAtLeast(layout.y, column.from, column.to, top);
    const to = firstAtLeast(layout.y, from, column.to, bottom);
    if (to > from) stretches.push({ from, to });
  }
  return stretches;
}

function firstAtLeast(y: Int32Array, from: number, to: number, wanted: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (y[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How the tree is drawn: "near" as nodes with formulas, "far" as blocks of colour. */
export type Detail = "near" | "far";

export function detailOf(view: Viewport, inView: number): Detail {
  return view.zoom >= readableZoom && inView <= nodeLimit ? "near" : "far";
}

/** The view in which the whole tree is seen. */
export function wholeTree({ width, height }: TreeLayout, size: Size): Viewport {
  const zoom = Math.min(
    1,
    (size.width * 0.94) / Math.max(1, width),
    (size.height * 0.94) / Math.max(1, height),
  );
  return { zoom, x: (size.width - width * zoom) / 2, y: (size.height - height * zoom) / 2 };
}

/** The row whose node lies under a point of the screen, or −1. */
export function rowAtPoint(layout: TreeLayout, view: Viewport, x: number, y: number): number {
  const [left, top] = [(x - view.x) / view.zoom, (y - view.y) / view.zoom];
  const around = { x: -left + nodeWidth, y: -top + nodeHeight, zoom: 1 };
  const rows = rowsInView(layout, around, { width: 2 * nodeWidth, height: 2 * nodeHeight }, 0);
  return (
    rows.find(
      (row) =>
        left >= layout.x[row]! &&
        left <= layout.x[row]! + nodeWidth &&
        top >= layout.y[row]! &&
        top <= layout.y[row]! + nodeHeight,
    ) ?? -1
  );
}

/** What stays in its place on the screen while the tree around it changes: a problem and where its corner is. */
export type Anchor = { readonly id: string; readonly x: number; readonly y: number };

/** The row nearest to the middle of the screen, or −1 where nothing is near. */
export function middleRow(layout: TreeLayout, view: Viewport, size: Size): number {
  let [best, distance] = [-1, Number.POSITIVE_INFINITY];
  for (const { from, to } of stretchesInView(layout, view, size)) {
    // Where thousands are in view, one of the middle ones is as good.
    const step = Math.max(1, Math.floor((to - from) / 512));
    for (let row = from; row < to; row += step) {
      const dx = layout.x[row]! * view.zoom + view.x - size.width / 2;
      const dy = layout.y[row]! * view.zoom + view.y - size.height / 2;
      if (dx * dx + dy * dy >= distance) continue;
      distance = dx * dx + dy * dy;
      best = row;
    }
  }
  return best;
}

/** At the start of the tree. */
export const startViewport: Viewport = { x: 24, y: 24, zoom: 0.9 };

/** The view that an address asks for: where it puts a problem; else the selected problem; else the start of the tree. */
export function cameraView(
  tree: Tree,
  rows: Rows,
  layout: TreeLayout,
  { camera, selected }: { camera: (Anchor & { zoom: number }) | null; selected: string | null },
  size: Size,
): Viewport {
  const cameraRow = camera ? rowOfId(tree, rows, camera.id) : -1;
  if (camera && cameraRow >= 0) {
    const { zoom } = camera;
    return { zoom, x: camera.x - layout.x[cameraRow]! * zoom, y: camera.y - layout.y[cameraRow]! * zoom };
  }
  const row = selected ? rowOfId(tree, rows, selected) : -1;
  if (row < 0 || isComfortable(layout, row, startViewport, size)) return startViewport;
  return centred(layout, row, startViewport.zoom, size);
}

export function centred(layout: TreeLayout, row: number, zoom: number, size: Size): Viewport {
  return {
    zoom,
    x: size.width / 2 - (layout.x[row]! + nodeWidth / 2) * zoom,
    y: size.height / 2 - (layout.y[row]! + nodeHeight / 2) * zoom,
  };
}

/** Whether the whole node is on the screen. */
export function isComfortable(layout: TreeLayout, row: number, view: Viewport, size: Size): boolean {
  const left = layout.x[row]! * view.zoom + view.x;
  const top = layout.y[row]! * view.zoom + view.y;
  return (
    left >= 0 &&
    top >= 0 &&
    left + nodeWidth * view.zoom <= size.width &&
    top + nodeHeight * view.zoom <= size.height
  );
}

/** Between a node that was brought in from beyond an edge, and that edge. */
const edge = 16;

/** The same view, moved no further than it takes to see the whole node. */
export function broughtIn(layout: TreeLayout, row: number, view: Viewport, size: Size): Viewport {
  const along = (offset: number, at: number, length: number, room: number) => {
    const [from, to] = [at * view.zoom + offset, (at + length) * view.zoom + offset];
    // Where there is no room for all of it, its beginning is shown.
    if (from < 0 || to - from > room - 2 * edge) return offset + edge - from;
    return to > room ? offset + room - edge - to : offset;
  };
  return {
    zoom: view.zoom,
    x: along(view.x, layout.x[row]!, nodeWidth, size.width),
    y: along(view.y, layout.y[row]!, nodeHeight, size.height),
  };
}

/** The row of a problem, or of the nearest one above it that is not hidden; −1 where there is none. */
export function rowOfId(tree: Tree, rows: Rows, id: string): number {
  for (let at = tree.ids.placeOf(id); at >= 0; at = tree.parent[at]!)
    if (rows.rowOf[at]! >= 0) return rows.rowOf[at]!;
  return -1;
}

/** Where the corner of a row's node is on the screen. */
export function anchorAt(tree: Tree, rows: Rows, layout: TreeLayout, row: number, view: Viewport): Anchor {
  return {
    id: tree.ids.idAt(rows.places[row]!),
    x: layout.x[row]! * view.zoom + view.x,
    y: layout.y[row]! * view.zoom + view.y,
  };
}
