export type { CurriculumKind, Selection } from "./curriculum";
export { defaultGrpoSettings, type GrpoSettings } from "./grpo";
export { type PolicyValues, type PolicyWeights, untrainedWeights } from "./policy";
export {
  collectGroup,
  type Decision,
  type GroupRollouts,
  type GroupTask,
  type Rollout,
  type TrainingProblem,
} from "./rollouts";
export { type RuleId, ruleTitles, temptingRules } from "./rules";
export { type DerivationStep, type Solution, sampleSolution } from "./solution";
export {
  applyTestTimeStep,
  plainSettings,
  planPlainSamples,
  planTestTimeStep,
  startTestTime,
  type TestTime,
  verifiedAmong,
} from "./test-time";
export { applyStep, planStep, solveRateBins, startTraining, type TrainerState } from "./training";
