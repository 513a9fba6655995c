export { buildForest, type Forest } from "./forest";
export { type ShapeAnswer, TreeExplorer } from "./tree-explorer";
export { solveRate, type TreeProblem } from "./tree-problem";
