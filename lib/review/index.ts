export { applyPolicy } from "./apply-policy";
export { approvedProblems } from "./approved-problems";
export {
  type CheckpointStatus,
  checkpointStatus,
  closeCheckpoint,
  type LevelCount,
  openCheckpoint,
} from "./checkpoint";
export { type DecisionInput, decide, undoDecision } from "./decide";
export { type ProblemEvidence, problemEvidence } from "./problem-evidence";
export { type RejectReason, rejectReasons } from "./reject-reasons";
export { type ReviewState, reviewStateOf } from "./review-state";
