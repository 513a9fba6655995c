import { z } from "zod";
import { schemaText } from "@/lib/language/words";
import { runConfigSchemas } from "../config";

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

const baseModel = z
  .string()
  .trim()
  .max(500)
  .regex(/^[\w./@:-]*$/, schemaText({ key: "runErrors.modelName" }))
  .default("")
  .describe(
    "Weights to start from: a Hugging Face name or a path on the cluster. Empty: the model's own name",
  );

/** How a run on Ray samples, and what it reserves. */
const sampling = {
  temperature: z.coerce.number().gt(0).max(2).default(1).describe("Of the rollouts"),
  maximumTokens: whole(1, 65_536).default(1_024).describe("Longest reply, in tokens"),
  vllm: z.boolean().default(false).describe("Sample with vLLM (needs a GPU)"),
  promptTemplate: z
    .string()
    .max(2_000)
    .default("")
    .describe(
      "With {question}, {notes} or {statement}, for models without a chat template. Empty: the chat template",
    ),
  completionsPerDevice: whole(1, 4_096)
    .default(8)
    .describe("Rollouts that one GPU holds at once; less needs less memory"),
  cpus: whole(0, 1_024).default(1).describe("CPU cores to reserve"),
  gpus: whole(0, 1_024).default(1).describe("GPUs of each machine"),
  maximumHours: z.coerce
    .number()
    .gt(0)
    .max(10_000)
    .default(24)
    .describe("The run is stopped after this long, and can be resumed"),
};

/** What k attempts at each problem on Ray can be told: verify and evaluate. */
export const rayAttemptConfig = z.object({
  baseModel,
  samplesPerProblem: whole(1, 64).default(8).describe("Attempts at each problem"),
  ...sampling,
});

const { depth, variantsPerProblem, maximumProblems, below, transformationWeights } =
  runConfigSchemas.generate.shape;
// Their temperature is each prompt's own.
const { temperature: _, ...writing } = sampling;

/** What a language model's own variants, written on Ray, can be told. */
export const rayGenerateConfig = z.object({
  baseModel,
  depth,
  variantsPerProblem,
  maximumProblems,
  below,
  transformationWeights,
  ...writing,
});

/** What a training run on Ray can be told; trainer/ladderboard_trainer/settings.py reads the same names. */
export const rayTrainConfig = z
  .object({
    baseModel,
    steps: whole(1, 100_000).default(250).describe("Optimiser steps (the paper: a plateau by step 250)"),
    learningRate: z.coerce.number().gt(0).max(1).default(1e-6).describe("The paper: 1e-6"),
    problemsPerBatch: whole(1, 4_096)
      .default(256)
      .describe("Problems sampled together (the paper: 256; 128 for the Bee)"),
    problemsPerStep: whole(1, 4_096)
      .default(16)
      .describe("Problems of one optimiser step (the paper: mini-batch 16)"),
    groupSize: whole(2, 256).default(8).describe("Rollouts a problem (the paper: 8)"),
    klCoefficient: z.coerce.number().min(0).max(10).default(0.001).describe("The paper: 0.001"),
    clipRange: z.coerce
      .number()
      .gt(0)
      .max(1)
      .default(0.2)
      .describe("How far one step may change a probability ratio"),
    formatReward: z.coerce
      .number()
      .min(0)
      .max(1)
      .default(0.1)
      .describe("Reward for an answer between the tags, right or wrong"),
    sequencing: z
      .enum(["levels", "none"])
      .default("levels")
      .describe("From the deepest level up, or all levels at random"),
    rootsOnly: z
      .boolean()
      .default(false)
      .describe("Train on approved roots alone: the ablation of the paper"),
    checkpointEvery: whole(1, 100_000).default(50).describe("Steps between stored weights"),
    lora: z.boolean().default(false).describe("Train low-rank adapters instead of all weights"),
    loraRank: whole(1, 1_024).default(16).describe("Rank of the adapters"),
    ...sampling,
    nodes: whole(1, 1_024)
      .default(1)
      .describe("Machines that train together; more than one goes through Ray Train"),
    resume: z
      .boolean()
      .default(false)
      .describe("Go on with the optimiser's state of the version it starts from"),
  })
  .refine((config) => config.problemsPerBatch % config.problemsPerStep === 0, {
    path: ["problemsPerBatch"],
    message: schemaText({ key: "runErrors.batchMultiple" }),
  });

export type RayTrainConfig = z.infer<typeof rayTrainConfig>;

const { variants, depth: testDepth } = runConfigSchemas.ttrl.shape;
const { learningRate, groupSize, klCoefficient, clipRange, formatReward, lora, loraRank } =
  rayTrainConfig.shape;

/** What learning one test problem on Ray can be told. One process learns it: its attempts before and after are its own. */
export const rayTtrlConfig = z
  .object({
    baseModel,
    problem: whole(1, 100_000).default(1).describe("Number of the one problem to learn"),
    samplesPerProblem: whole(1, 64)
      .default(8)
      .describe("Attempts at the problem before learning, and again after it"),
    variants,
    depth: testDepth,
    steps: whole(1, 1_000).default(100).describe("Optimiser steps (the paper: 100; it took 3 to 30)"),
    learningRate,
    problemsPerBatch: whole(1, 4_096).default(16).describe("Problems sampled together"),
    problemsPerStep: whole(1, 4_096).default(16).describe("Problems of one optimiser step"),
    groupSize,
    klCoefficient,
    clipRange,
    formatReward,
    lora,
    loraRank,
    ...sampling,
    gpus: whole(0, 1).default(1).describe("GPUs to reserve"),
  })
  .refine((config) => config.problemsPerBatch % config.problemsPerStep === 0, {
    path: ["problemsPerBatch"],
    message: schemaText({ key: "runErrors.batchMultiple" }),
  });

export const rayStages = ["generate", "verify", "train", "evaluate", "ttrl"] as const;
export type RayStage = (typeof rayStages)[number];
export const rayConfigSchemas = {
  generate: rayGenerateConfig,
  train: rayTrainConfig,
  verify: rayAttemptConfig,
  evaluate: rayAttemptConfig,
  ttrl: rayTtrlConfig,
} as const;

/** What a job needs to know of its run's settings, whatever its stage. */
export const rayJobConfig = z.object({
  cpus: z.number(),
  gpus: z.number(),
  nodes: z.number().default(1),
  maximumHours: z.number(),
  lora: z.boolean().default(false),
  vllm: z.boolean(),
});
export type RayJobConfig = z.infer<typeof rayJobConfig>;

/** Settings that belong together, to start from. */
export const rayPresets = [
  {
    id: "paper-3b",
    title: "LADDER, Llama 3.2 3B",
    source: "arXiv 2503.00735: batch 256, 8 rollouts, learning rate 1e-6, KL 0.001",
    config: { baseModel: "meta-llama/Llama-3.2-3B-Instruct", vllm: true },
  },
  {
    id: "paper-bee",
    title: "MIT Integration Bee, 7B",
    source: "arXiv 2503.00735: as above with batch 128",
    config: {
      baseModel: "deepseek-ai/DeepSeek-R1-Distill-Qwen-7B",
      problemsPerBatch: 128,
      maximumTokens: 8_192,
      completionsPerDevice: 2,
      vllm: true,
    },
  },
  {
    id: "one-gpu-lora",
    title: "One small GPU, adapters",
    source: "Ours: the paper's settings with a smaller batch and rank-16 adapters",
    config: { problemsPerBatch: 32, completionsPerDevice: 4, learningRate: 1e-5, lora: true },
  },
] as const satisfies readonly {
  id: string;
  title: string;
  source: string;
  config: Partial<RayTrainConfig>;
}[];

/** The one command that a job runs, whatever its settings: they come from the contract, never through a shell. */
export const trainerCommand = "python -m ladderboard_trainer run";
