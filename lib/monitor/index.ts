export { acknowledgeAlert, listAlerts } from "./alerts";
export { changeMonitorPolicy } from "./change-monitor-policy";
export { type GeneratedRun, type MeasuredRun, shareOf, sumOf } from "./figures";
export { type Facet, type FacetQuality, facets, generationQuality } from "./generation-quality";
export { type AlertKind, alertKinds, type MonitorPolicy, monitorPolicySchema } from "./monitor-policy";
export { type MonitorReport, monitorReport } from "./monitor-report";
export { postAlerts } from "./post-alerts";
export { jumpsOf, meanLength, mixDrift } from "./signals";
export { watchRuns } from "./watch-runs";
