import { buildTree, type Tree } from "./tree";

/** Which variants are shown: those of one generate run, or those of every other. */
export type Generation = { readonly runId: string; readonly only: boolean };

/**
 * The tree as one generation left it: problems that no run wrote stay, and a variant is only shown where its parent is.
 */
export function treeOfGeneration(tree: Tree, { runId, only }: Generation): Tree {
  const code = tree.names.runs.indexOf(runId);
  const kept: number[] = [];
  const placeAmongKept = new Int32Array(tree.count).fill(-1);
  for (let at = 0; at < tree.count; at += 1) {
    const run = tree.runs[at]!;
    const belongs = run < 0 || (run === code) === only;
    const above = tree.parent[at]!;
    if (!belongs || (above >= 0 && placeAmongKept[above]! < 0)) continue;
    placeAmongKept[at] = kept.length;
    kept.push(at);
  }
  const words = (column: Int32Array) => Int32Array.from(kept, (at) => column[at]!);
  const id = new Uint8Array(kept.length * 16);
  for (const [index, at] of kept.entries()) id.set(tree.id.subarray(at * 16, at * 16 + 16), index * 16);
  return buildTree({
    count: kept.length,
    id,
    parent: Int32Array.from(kept, (at) => (tree.parent[at]! < 0 ? -1 : placeAmongKept[tree.parent[at]!]!)),
    attemptCount: words(tree.attemptCount),
    verifiedCount: words(tree.verifiedCount),
    undecidedCount: words(tree.undecidedCount),
    transformations: words(tree.transformations),
    models: words(tree.models),
    runs: words(tree.runs),
    state: Uint8Array.from(kept, (at) => tree.state[at]!),
    names: tree.names,
  });
}
