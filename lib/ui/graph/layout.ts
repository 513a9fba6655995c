import type { Tree } from "./tree";
import type { Rows } from "./visible-rows";

/** Pixels at zoom 1. */
export const nodeWidth = 224;
export const nodeHeight = 84;
export const levelWidth = nodeWidth + 64;
const rowHeight = nodeHeight + 14;
const familyGap = 16;
const columnGap = 96;
/** Trees that together are lower than this stay in one column. */
const leastColumn = 4096;

/** Width over height that the whole should come near to: that of the screens it is looked at on. */
const wantedRatio = 1.6;

/** Some trees below one another: the rows `from` up to `to`. */
export type Column = {
  readonly from: number;
  readonly to: number;
  readonly x: number;
  readonly width: number;
  readonly height: number;
};

/** Where the upper left corner of each row's node lies. Down a column `y` never falls. */
export type TreeLayout = {
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly columns: readonly Column[];
  readonly width: number;
  readonly height: number;
};

/**
 * Lays the visible rows out: each tree from left to right, a level a step, its first variant beside it and the others
 * below; the trees below one another, in as many columns as make the whole about as wide as a screen. A leaf takes a
 * slot of its own and a parent that of its first leaf. So what a screen shows is a stretch of rows that follow one
 * another, and what is written below a problem never moves what is above it.
 */
export function layoutRows(tree: Tree, rows: Rows): TreeLayout {
  const { places, folded, base } = rows;
  const count = places.length;
  const x = new Int32Array(count);
  const y = new Int32Array(count);
  // First each tree for itself, as if they all stood in one column.
  const trees: { from: number; to: number; top: number; bottom: number; width: number }[] = [];
  let [slot, family] = [0, -1];
  for (let row = 0; row < count; row += 1) {
    const at = places[row]!;
    const step = tree.level[at]! - base;
    const isLeaf = tree.childCount[at] === 0 || folded[at] === 1;
    if (isLeaf && row > 0 && tree.parent[at] !== family) slot += family === -1 ? 0 : familyGap;
    if (step === 0) trees.push({ from: row, to: row, top: slot, bottom: slot, width: 0 });
    const own = trees[trees.length - 1]!;
    x[row] = step * levelWidth;
    y[row] = slot;
    own.to = row + 1;
    own.bottom = slot + nodeHeight;
    own.width = Math.max(own.width, x[row]! + nodeWidth);
    if (isLeaf) {
      slot += rowHeight;
      family = tree.parent[at]!;
    }
  }
  const columns = inColumns(trees);
  for (const column of columns) {
    const top = y[column.from] ?? 0;
    for (let row = column.from; row < column.to; row += 1) {
      x[row]! += column.x;
      y[row]! -= top;
    }
  }
  const last = columns.at(-1);
  const height = columns.reduce((highest, column) => Math.max(highest, column.height), 0);
  return { x, y, columns, width: last ? last.x + last.width : 0, height };
}

type OneTree = { from: number; to: number; top: number; bottom: number; width: number };

/** Fills columns from the top, the next one beside the last, in the order of the trees. */
function inColumns(trees: readonly OneTree[]): Column[] {
  const area = trees.reduce(
    (sum, { top, bottom, width }) => sum + (width + columnGap) * (bottom - top + familyGap),
    0,
  );
  // In powers of two, so that a tree that grows while one looks at it hardly ever has to be divided anew.
  const columnHeight = Math.max(leastColumn, 2 ** Math.round(Math.log2(Math.sqrt(area / wantedRatio))));
  const columns: { from: number; to: number; x: number; width: number; height: number; top: number }[] = [];
  for (const { from, to, top, bottom, width } of trees) {
    const open = columns.at(-1);
    if (open && bottom - open.top <= columnHeight) {
      open.to = to;
      open.height = bottom - open.top;
      open.width = Math.max(open.width, width);
    } else {
      const x = open ? open.x + open.width + columnGap : 0;
      columns.push({ from, to, x, width, height: bottom - top, top });
    }
  }
  return columns;
}
