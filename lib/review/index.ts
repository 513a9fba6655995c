export { sampleSizeToRuleOut } from "./acceptance-sampling";
export { applyPolicy } from "./apply-policy";
export { approvedProblems } from "./approved-problems";
export {
  type Acceptance,
  acceptanceConfidence,
  type CheckpointStatus,
  checkpointStatus,
} from "./checkpoint";
export type { CheckpointCondition } from "./checkpoint-condition";
export { type CheckpointEvent, checkpointHistory } from "./checkpoint-history";
export { type DecisionInput, decide, undoDecision } from "./decide";
export { type LevelCount, levelCounts } from "./level-counts";
export { closeCheckpoint, openCheckpoint } from "./override-checkpoint";
export { type ProblemEvidence, problemEvidence } from "./problem-evidence";
export { type RejectReason, rejectReasons } from "./reject-reasons";
export { type ReviewState, reviewStateOf } from "./review-state";
