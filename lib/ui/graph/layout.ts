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

/**
 * Lays a forest out from left to right, one column a level, roots below one another. Parents must come before their
 * children. Linear in the number of nodes (van der Ploeg's algorithm, by d3-flextree).
 */
export function layoutForest(nodes: LayoutInput): TreeLayout {
  const ground: Datum = { id: "", parentId: null, children: [] };
  const data = new Map<string, Datum>();
  for (const [id, parentId] of nodes) {
    const datum: Datum = { id, parentId, children: [] };
    data.set(id, datum);
    (data.get(parentId ?? "") ?? ground).children.push(datum);
  }
  if (ground.children.length === 0) return { places: [], width: 0, height: 0 };
  const layout = flextree<Datum>({
    nodeSize: (node) => [nodeHeight, node.data === ground ? 0 : nodeWidth + levelGap],
    spacing: (left, right) =>
      left.parent === right.parent && !left.children && !right.children ? siblingGap : familyGap,
  });
  const tree = layout(layout.hierarchy(ground, (datum) => datum.children));
  return placed(tree.descendants().slice(1) as { data: Datum; x: number; y: number }[]);
}

function placed(nodes: readonly { data: Datum; x: number; y: number }[]): TreeLayout {
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
