export { backup } from "./backup";
export { prometheusMetrics } from "./metrics";
export { restore } from "./restore";
