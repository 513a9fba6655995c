export { type Accuracy, accuracies } from "./accuracy";
export { isHeldOut } from "./held-out";
export { type ImportReport, importBenchmark } from "./import-benchmark";
export { newlySolved } from "./newly-solved";
export { benchmarkDetail, listBenchmarks } from "./read-benchmarks";
export { benchmarkProblem } from "./read-problem";
