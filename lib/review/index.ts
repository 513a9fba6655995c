export { sampleSizeToRuleOut } from "./acceptance-sampling";
export { applyPolicy } from "./apply-policy";
export { approvedProblems } from "./approved-problems";
export { attemptPlot } from "./attempt-plot";
export {
  addDecidedAsCalibrations,
  type CalibrationProblem,
  type CalibrationScore,
  calibrationProblems,
  calibrationScore,
  removeCalibration,
  setCalibration,
} from "./calibration";
export { changeQueuePolicy } from "./change-queue-policy";
export {
  type Acceptance,
  acceptanceConfidence,
  type CheckpointStatus,
  checkpointStatus,
} from "./checkpoint";
export type { CheckpointCondition } from "./checkpoint-condition";
export { type CheckpointEvent, checkpointHistory } from "./checkpoint-history";
export { type ComparedProblem, comparedProblemsOf, pairsFor } from "./compare";
export { type DecisionAnswer, type DecisionInput, decide } from "./decide";
export { carryOut, type DeskAnswer, type DeskCommand, deskCommand } from "./desk-command";
export { type DrawnSample, drawnSample } from "./draw-sample";
export { type EndedFlag, endedFlags, type OpenFlag, openFlags, raiseFlag, settleFlag } from "./flag";
export { type LevelCount, levelCounts } from "./level-counts";
export { closeCheckpoint, openAsAgreed, openCheckpoint } from "./override-checkpoint";
export { prepareQueue } from "./prepare-queue";
export { type ProblemEvidence, problemEvidence } from "./problem-evidence";
export { giveBack, type Handout, handOut, type QueueItem, queueCurriculum, waitingFor } from "./queue";
export { type QueuePolicy, type QueueReason, queuePolicySchema } from "./queue-policy";
export { type RejectReason, rejectReasons } from "./reject-reasons";
export { type ReviewState, reviewStateOf } from "./review-state";
export {
  asksSecondPerson,
  decideRequest,
  requestSecondPerson,
  setSecondPerson,
  waitingRequests,
} from "./second-person";
export { type ProblemCard, problemCards, reserveSimilar } from "./similar";
export { undoDecision } from "./undo-decision";
