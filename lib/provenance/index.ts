export { launchedBy } from "./launched-by";
export { type VersionProvenance, versionProvenance } from "./model-version";
export { type Measurement, type ProblemProvenance, problemProvenance } from "./problem";
