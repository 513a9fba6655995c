import { z } from "zod";
import { defaultGrpoSettings } from "@/lib/domains/integration/rule-policy";

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const share = z.coerce.number().min(0).max(1);

const grpo = {
  groupSize: whole(2, 256)
    .default(defaultGrpoSettings.groupSize)
    .describe("Rollouts a problem; advantages are normalised within them"),
  problemsPerStep: whole(1, 1_024)
    .default(defaultGrpoSettings.problemsPerStep)
    .describe("Problems drawn a step"),
  learningRate: z.coerce
    .number()
    .gt(0)
    .max(100)
    .default(defaultGrpoSettings.learningRate)
    .describe("Step size of the policy's weights"),
  klCoefficient: z.coerce
    .number()
    .min(0)
    .max(10)
    .default(defaultGrpoSettings.klCoefficient)
    .describe("Weight of the divergence from the starting policy (the paper: 0.001)"),
  clipRange: z.coerce
    .number()
    .gt(0)
    .max(1)
    .default(defaultGrpoSettings.clipRange)
    .describe("How far one step may change a probability ratio"),
  pruning: z
    .boolean()
    .default(true)
    .describe("Leave out drawn problems of branches that stopped paying: always or never solved, lately"),
} as const;

/** For what is picked on the tree's page, where it can be seen: the launch form leaves it out. */
const chosenInTree = { chosenInTree: true };

/** What each stage can be told. The launch form, the command line and the API are made from these same schemas. */
export const runConfigSchemas = {
  generate: z.object({
    depth: whole(1, 3).default(2).describe("Levels of variants below the roots (the paper: at most 3)"),
    variantsPerProblem: whole(1, 50).default(5).describe("Variants asked for of each parent"),
    easierShare: share.default(0.7).describe("Part asked to be easier; the rest is asked to be equivalent"),
    transformationsPerPrompt: whole(1, 10)
      .default(4)
      .describe("Transformations drawn for each parent (the paper: 3 to 5)"),
    maximumProblems: whole(1, 100_000).default(1_200).describe("Stops when this many variants are written"),
    below: z
      .string()
      .max(64)
      .default("")
      .describe("Only below this problem, by its id; empty: below every root")
      .meta(chosenInTree),
    transformations: z
      .string()
      .max(4_000)
      .default("")
      .describe("Only these transformations, by id, with commas between; empty: the whole library")
      .meta(chosenInTree),
    /** How often each transformation is drawn, 1 where it is not named. A launch takes the curriculum's own. */
    transformationWeights: z.record(z.string().max(100), z.coerce.number().min(0).max(100)).optional(),
  }),
  verify: z.object({
    samplesPerProblem: whole(1, 64)
      .default(8)
      .describe("Attempts at each problem; more make the solve rate surer"),
    stepBudget: whole(1, 50).default(10).describe("Most moves in one derivation (built-in rule policy)"),
  }),
  train: z.object({
    steps: whole(1, 5_000).default(120).describe("Optimiser steps"),
    ...grpo,
    sequencing: z
      .enum(["levels", "none"])
      .default("levels")
      .describe("From the deepest level up, or all levels at random"),
    selection: z
      .enum(["difficulty", "uniform"])
      .default("difficulty")
      .describe("Most often what is sometimes solved, or every open problem alike"),
    rootsOnly: z
      .boolean()
      .default(false)
      .describe("Train on approved roots alone: the ablation of the paper"),
  }),
  evaluate: z.object({
    samplesPerProblem: whole(1, 64).default(4).describe("Attempts at each problem; pass@1 is their mean"),
    stepBudget: whole(1, 50).default(10).describe("Most moves in one derivation (built-in rule policy)"),
  }),
  ttrl: z.object({
    problem: whole(0, 100_000)
      .default(0)
      .describe("Number of the one problem to learn; 0 learns every problem of the benchmark in turn"),
    skipSolved: z
      .boolean()
      .default(true)
      .describe("Leave out problems that the first attempts solve: there is nothing to learn for them"),
    samplesPerProblem: whole(1, 64)
      .default(8)
      .describe("Attempts at the problem before learning, and again after it"),
    variants: whole(1, 5_000)
      .default(400)
      .describe("Most variants in a problem's tree (the paper: about 800)"),
    depth: whole(1, 3).default(2).describe("Levels of variants below the problem (the paper: 2)"),
    steps: whole(1, 500).default(30).describe("Optimiser steps a problem (the paper: 100; it took 3 to 30)"),
    ...grpo,
    stepBudget: whole(1, 50).default(10).describe("Most moves in one derivation"),
  }),
} as const;

export const launchableStages = ["generate", "verify", "train", "evaluate", "ttrl"] as const;
export type LaunchableStage = (typeof launchableStages)[number];
/** What a run of the stage works on. */
export const subjectOfStage = {
  generate: "curriculum",
  verify: "curriculum",
  train: "curriculum",
  evaluate: "benchmark",
  ttrl: "benchmark",
} as const satisfies Record<LaunchableStage, "curriculum" | "benchmark">;
export type RunConfig<S extends LaunchableStage = LaunchableStage> = z.infer<(typeof runConfigSchemas)[S]>;
