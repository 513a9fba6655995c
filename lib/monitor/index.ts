export { type AlertKind, alertKinds } from "./alert-kinds";
export { alertSays, postErrorSays } from "./alert-texts";
export { acknowledgeAlert, listAlerts } from "./alerts";
export { changeMonitorPolicy } from "./change-monitor-policy";
export { type GeneratedRun, type MeasuredRun, shareOf, sumOf, type UnfinishedRun } from "./figures";
export { type Facet, type FacetQuality, facets, generationQuality } from "./generation-quality";
export { type MonitorPolicy, monitorPolicySchema } from "./monitor-policy";
export { type MonitorReport, monitorReport } from "./monitor-report";
export { postAlerts } from "./post-alerts";
export {
  jumpSays,
  jumpsOf,
  meanLength,
  mixDrift,
  nearToleranceShare,
  type Slope,
  slopeOf,
  upsideDownFrom,
} from "./signals";
export { watchRuns } from "./watch-runs";
