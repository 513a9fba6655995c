export { type CategoryTest, chiSquareTest } from "./chi-square";
export { type DistributionTest, kolmogorovSmirnovTest } from "./kolmogorov-smirnov";
