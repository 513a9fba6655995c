export { fetchTree, TreeTrouble } from "./fetch-tree";
export type { FirstView } from "./first-view";
export { type Frontier, ratesNow, type Signal, signalAt } from "./frontier";
export { type Generation, treeOfGeneration } from "./generations";
export type { Tree } from "./tree";
export { withChanges } from "./tree-changes";
export { type SearchAnswer, TreeExplorer } from "./tree-explorer";
export { TreePane } from "./tree-pane";
export { type ProblemFormula, useFormulas } from "./use-formulas";
