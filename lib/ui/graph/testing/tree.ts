import { inEnglish } from "@/lib/language/in-english";
import { uuidBytes } from "../id-table";
import { buildTree, type Tree, type TreeColumns } from "../tree";
import type { TreeWords } from "../tree-words";

export const englishWords: TreeWords = { say: inEnglish, titleOf: String };

/** The id of the problem of that number; higher numbers were made later. */
export const id = (number: number): string =>
  `0199aaaa-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;

/** A tree for tests: a parent's number for each problem, −1 for a root. The number of a problem is its index. */
export function treeOf(parents: readonly number[], over: Partial<TreeColumns> = {}): Tree {
  const count = parents.length;
  const ids = new Uint8Array(count * 16);
  for (let at = 0; at < count; at += 1) ids.set(uuidBytes(id(at))!, at * 16);
  const zeros = new Int32Array(count);
  const none = new Int32Array(count).fill(-1);
  return buildTree({
    count,
    id: ids,
    parent: Int32Array.from(parents),
    attemptCount: zeros,
    verifiedCount: zeros,
    undecidedCount: zeros,
    transformations: none,
    models: none,
    runs: none,
    state: new Uint8Array(count).fill(3),
    names: { transformations: [], models: [], runs: [] },
    ...over,
  });
}

/** The number that `treeOf` gave to the problem at a place. */
export const numberAt = (tree: Tree, at: number): number => Number.parseInt(tree.ids.idAt(at).slice(-12), 16);
