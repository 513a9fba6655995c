export { canonicalHash } from "./canonical-hash";
export { changeCheckpointPolicy } from "./change-policy";
export { type CheckpointPolicy, checkpointPolicySchema } from "./checkpoint-policy";
export { createCurriculum, type NewCurriculum } from "./create-curriculum";
export { type CurriculumOverview, curriculaOverview } from "./curricula-overview";
export { curriculumById, curriculumTree, listCurricula, type TreeNode } from "./read-curricula";
export { searchByShape } from "./search-problems";
export { type Interval, wilsonInterval } from "./solve-rate";
