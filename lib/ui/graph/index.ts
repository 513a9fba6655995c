export { type FirstView, firstView } from "./first-view";
export { readSkeleton } from "./read-skeleton";
export { buildTree, type Tree } from "./tree";
export { type ChangedProblem, withChanges } from "./tree-changes";
export { type SearchAnswer, TreeExplorer } from "./tree-explorer";
export { type ProblemFormula, useFormulas } from "./use-formulas";
