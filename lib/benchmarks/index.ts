export { type Accuracy, accuracies } from "./accuracy";
export { isHeldOut } from "./held-out";
export { newlySolved } from "./newly-solved";
export { benchmarkDetail, listBenchmarks } from "./read-benchmarks";
export { benchmarkProblem } from "./read-problem";
