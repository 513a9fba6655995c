export { canonicalHash } from "./canonical-hash";
export { changeCheckpointPolicy } from "./change-policy";
export { type CheckpointPolicy, checkpointPolicySchema } from "./checkpoint-policy";
export { createCurriculum, type NewCurriculum } from "./create-curriculum";
export { type CurriculumOverview, curriculaOverview } from "./curricula-overview";
export { addVariant, correctFormula, deleteSubtree, moveSubtree, undoEdit } from "./edit";
export { fillShapeTokens } from "./fill-shape-tokens";
export { type FrontierFrame, learningFrontier } from "./frontier";
export { problemPath } from "./problem-path";
export { curriculumById, listCurricula } from "./read-curricula";
export { searchProblems } from "./search-problems";
export { type Interval, wilsonInterval } from "./solve-rate";

export { subtreeLines } from "./subtree-lines";

export { problemFormulas, treeChanges } from "./tree-changes";
export { treeSkeleton } from "./tree-skeleton";
