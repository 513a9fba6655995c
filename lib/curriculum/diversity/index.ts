export { changeGenerationPolicy } from "./change-generation-policy";
export { type CategoryTest, chiSquareTest } from "./chi-square";
export type { Comparison } from "./comparison";
export {
  type Cluster,
  type DiversityReport,
  diversityReport,
  type TransformationMix,
} from "./diversity-report";
export { drawsBy, evenWeights, type GenerationPolicy, generationPolicySchema } from "./generation-policy";
export { type DistributionTest, kolmogorovSmirnovTest } from "./kolmogorov-smirnov";
