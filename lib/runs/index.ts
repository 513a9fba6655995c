export { cancelRun } from "./cancel-run";
export {
  type LaunchableStage,
  launchableStages,
  type RunConfig,
  runConfigSchemas,
  subjectOfStage,
} from "./config";
export { decideRisk } from "./decide-risk";
export { forecastOf } from "./forecast-of";
export { launchBudget } from "./launch-budget";
export { type LaunchInput, launchInput, launchRun } from "./launch-run";

export { listRuns, type RunFilter, runDetail, runEvents, runMetrics } from "./read-runs";
export {
  evaluateResult,
  type GenerateCounts,
  generateCounts,
  generateResult,
  trainResult,
  ttrlResult,
  verifyResult,
} from "./run-result";
export { failureOfRun, textOfEvent } from "./stored-texts";
export { isFinished, type RunStatus, runStatuses, runTransitions } from "./transitions";
