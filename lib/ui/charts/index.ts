export { BarChart, type BarDatum } from "./bar-chart";
export { Histogram } from "./histogram";
export type { Bucket } from "./histogram-buckets";
export { LineChart } from "./line-chart";
export type { Point, Series } from "./merge-series";
export { Sparkline } from "./sparkline";
export type { ValueFormat } from "./value-format";
