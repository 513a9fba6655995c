export { buildForest, type Forest } from "./forest";
export { TreeExplorer } from "./tree-explorer";
export { solveRate, type TreeProblem } from "./tree-problem";
