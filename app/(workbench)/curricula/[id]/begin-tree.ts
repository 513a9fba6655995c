import { problemFormulas, treeSkeleton } from "@/lib/curriculum";
import type { Database } from "@/lib/db";
import { buildTree, firstView, readSkeleton, type Tree, type TreeWords } from "@/lib/ui/graph/server";

/** `treeSkeleton` gives the same bytes as long as nothing changed, and the tree goes when they do. */
const arranged = new WeakMap<Uint8Array, Tree>();

/** What the server draws of a tree before the page has it: the view of the address, with its formulas. */
export async function beginTree(db: Database, curriculumId: string, query: string, words: TreeWords) {
  const skeleton = await treeSkeleton(db, curriculumId);
  const tree = arranged.get(skeleton) ?? buildTree(readSkeleton(skeleton).columns);
  arranged.set(skeleton, tree);
  const first = firstView(tree, query, words);
  const shown = [...first.nodes.map(({ problem }) => problem), ...first.outline];
  const formulas = await problemFormulas(db, curriculumId, [...new Set(shown.map(({ id }) => id))]);
  return { first, formulas, problems: tree.count, onlyRoots: tree.parent.every((parent) => parent < 0) };
}
