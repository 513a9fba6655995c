declare module "d3-flextree" {
  import type { HierarchyNode } from "d3-hierarchy";

  /** `x` runs across the siblings, `y` away from the root; both name the middle of the node's near edge. */
  export type FlextreeNode<Datum> = HierarchyNode<Datum> & { x: number; y: number };

  export interface FlextreeLayout<Datum> {
    (tree: FlextreeNode<Datum>): FlextreeNode<Datum>;
    hierarchy(datum: Datum, children?: (datum: Datum) => Datum[] | null): FlextreeNode<Datum>;
  }

  export function flextree<Datum>(options: {
    nodeSize: (node: FlextreeNode<Datum>) => [number, number];
    spacing?: number | ((left: FlextreeNode<Datum>, right: FlextreeNode<Datum>) => number);
  }): FlextreeLayout<Datum>;
}
