/** What a server needs to begin drawing a tree: the same code as in the page, without its components. */
export { firstView } from "./first-view";
export { readSkeleton } from "./read-skeleton";
export { buildTree, type Tree } from "./tree";
export { type TreeWords, treeWords } from "./tree-words";
