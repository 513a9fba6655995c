import { nodeHeight, nodeWidth, type TreeLayout } from "./layout";
import type { Tree } from "./tree";
import { type Size, stretchesInView, type Viewport } from "./viewport";
import type { Rows } from "./visible-rows";

/** Where the upright line beside a parent stands, in tree pixels from its left edge. */
const spine = nodeWidth + 26;

/** A piece of line in screen pixels, upright or level, its ends in either order. */
export type DrawLine = (x1: number, y1: number, x2: number, y2: number) => void;

/**
 * The lines from parents to their variants as far as they cross the screen: a spine beside each parent, from it a
 * stub to each variant. Takes time in proportion to the rows on the screen, however long the families are.
 */
export function drawLines(
  { tree, rows, layout }: { tree: Tree; rows: Rows; layout: TreeLayout },
  view: Viewport,
  size: Size,
  line: DrawLine,
): void {
  const screenX = (row: number) => layout.x[row]! * view.zoom + view.x;
  const middleY = (row: number) => (layout.y[row]! + nodeHeight / 2) * view.zoom + view.y;
  for (const { from, to } of stretchesInView(layout, view, size)) {
    /** By level: the last row that was come by, whose next sibling continues the spine. */
    const before: number[] = [];
    for (let row = from; row < to; row += 1) {
      const at = rows.places[row]!;
      const above = tree.parent[at]!;
      const level = tree.level[at]!;
      const parentRow = above < 0 ? -1 : rows.rowOf[above]!;
      if (parentRow >= 0) {
        const x = screenX(parentRow) + spine * view.zoom;
        const y = middleY(row);
        line(x, y, screenX(row), y);
        if (at === above + 1) line(screenX(parentRow) + nodeWidth * view.zoom, y, x, y);
        else line(x, startOfSpine(before[level], above, parentRow), x, y);
      }
      before[level] = row;
    }
    continueBelow(to - 1, before);
  }

  /** From the sibling above where it is on the screen; from the screen's edge, or the parent, where it is not. */
  function startOfSpine(previous: number | undefined, above: number, parentRow: number): number {
    const known = previous !== undefined && tree.parent[rows.places[previous]!] === above;
    return known ? middleY(previous) : Math.max(-1, middleY(parentRow));
  }

  /** Spines of the families whose next variant lies below the screen. */
  function continueBelow(lastRow: number, before: readonly number[]): void {
    for (let at = rows.places[lastRow]!; at >= 0; at = tree.parent[at]!) {
      const above = tree.parent[at]!;
      const parentRow = above < 0 ? -1 : rows.rowOf[above]!;
      if (parentRow < 0) return;
      const next = tree.end[at]!;
      if (next >= tree.end[above]!) continue;
      const x = screenX(parentRow) + spine * view.zoom;
      const known = before[tree.level[at]!];
      const end = middleY(rows.rowOf[next]!);
      line(x, known === undefined ? -1 : middleY(known), x, Math.min(end, size.height + 1));
    }
  }
}
