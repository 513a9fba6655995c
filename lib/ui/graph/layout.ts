import { flextree } from "d3-flextree";

/** Pixels at zoom 1. */
export const nodeWidth = 224;
export const nodeHeight = 84;
const levelGap = 64;
const siblingGap = 14;
const familyGap = 30;

export type LayoutInput = readonly (readonly [id: string, parentId: string | null])[];

/** Where a node's upper left corner lies. */
export type Place = {
  readonly id: string;
  readonly parentId: string | null;
  readonly x: number;
  readonly y: number;
};

export type TreeLayout = {
  readonly places: readonly Place[];
  readonly width: number;
  readonly height: number;
};

type Datum = { id: string; parentId: string | null; children: Datum[] };

/** A root with everything below it, its upper left corner at (0, 0). */
type Block = { readonly places: readonly Place[]; readonly width: number; readonly height: number };

/** Width over height that the whole should come near to: that of the screens it is looked at on. */
const wantedRatio = 1.6;
const columnGap = 96;

/**
 * Lays a forest out: each tree from left to right, one column a level, and the trees below one another in as many
 * columns as make the whole about as wide as a screen. Parents must come before their children. Linear in the number
 * of nodes (van der Ploeg's algorithm, by d3-flextree).
 */
export function layoutForest(nodes: LayoutInput): TreeLayout {
  const roots: Datum[] = [];
  const data = new Map<string, Datum>();
  for (const [id, parentId] of nodes) {
    const datum: Datum = { id, parentId, children: [] };
    data.set(id, datum);
    (data.get(parentId ?? "")?.children ?? roots).push(datum);
  }
  return inColumns(roots.map(layoutTree));
}

function layoutTree(root: Datum): Block {
  const layout = flextree<Datum>({
    nodeSize: () => [nodeHeight, nodeWidth + levelGap],
    spacing: (left, right) => (left.children || right.children ? familyGap : siblingGap),
  });
  const nodes = layout(layout.hierarchy(root, (datum) => datum.children)).descendants() as Placed[];
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  let right = 0;
  for (const { x, y } of nodes) {
    top = Math.min(top, x);
    bottom = Math.max(bottom, x);
    right = Math.max(right, y);
  }
  const places = nodes.map(({ data, x, y }) => ({ id: data.id, parentId: data.parentId, x: y, y: x - top }));
  return { places, width: right + nodeWidth, height: bottom - top + nodeHeight };
}

type Placed = { data: Datum; x: number; y: number };

/** Fills columns from the top, the next one beside the last, in the order of the trees. */
function inColumns(blocks: readonly Block[]): TreeLayout {
  const area = blocks.reduce((sum, { width, height }) => sum + (width + columnGap) * (height + familyGap), 0);
  const columnHeight = Math.sqrt(area / wantedRatio);
  const places: Place[] = [];
  let [left, top, width, height] = [0, 0, 0, 0];
  for (const block of blocks) {
    if (top > 0 && top + block.height > columnHeight) {
      left = width + columnGap;
      top = 0;
    }
    for (const place of block.places) places.push({ ...place, x: place.x + left, y: place.y + top });
    width = Math.max(width, left + block.width);
    height = Math.max(height, top + block.height);
    top += block.height + familyGap;
  }
  return { places, width, height };
}
