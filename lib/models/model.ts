import type { Domain, IntendedDifficulty } from "@/lib/domains/domain";
import type { ModelError } from "./errors";

/**
 * A model writes variants, answers problems, or both. What it returns is raw text and a claim about it: whether a
 * variant can be read and whether an answer is right is for the domain to say, never for the model.
 */
export interface VariantWriter {
  /** As it is shown and stored with what it wrote, e.g. "gpt-4o-mini at api.openai.com". */
  readonly name: string;
  /**
   * Proposes variants of a problem. Fewer than `count` may come back, and some may not be readable.
   * @throws ModelError where not one prompt succeeded; a failure beside successes is listed in `failures`.
   */
  writeVariants(parent: string, request: WritingRequest): Promise<WrittenVariants>;
}

export interface Solver {
  readonly name: string;
  /**
   * Draws answers to one problem. Each sample is one attempt, also where it holds no answer (`answer` null).
   * @throws ModelError where not one sample came back; a failure beside successes is listed in `failures`.
   */
  solve(statement: string, samples: number, options: SolvingOptions): Promise<SolvedProblem>;
}

export type WritingRequest = {
  readonly domain: Domain;
  /** At least 1. */
  readonly count: number;
  /** Absent: the model's configured mix of difficulties. */
  readonly intends?: IntendedDifficulty;
  /** How often each transformation is suggested; 1 where it is not named. Absent: all alike. */
  readonly transformationWeights?: Readonly<Record<string, number>>;
  /** Decides what is drawn: transformations, personas, temperatures' start. The model itself stays unpredictable. */
  readonly seed: string;
  readonly signal?: AbortSignal;
};

export type VariantProposal = {
  readonly text: string;
  readonly intends: IntendedDifficulty;
  /** The transformations suggested in the prompt: the model may have used others, or none. */
  readonly suggestedTransformationIds: readonly string[];
  readonly prompt: { readonly version: string; readonly persona: string; readonly temperature: number };
};

/** A piece of a reply that was not taken for a proposal, and why. */
export type DroppedText = { readonly text: string; readonly reason: string };

export type WrittenVariants = {
  readonly proposals: readonly VariantProposal[];
  readonly dropped: readonly DroppedText[];
  readonly failures: readonly ModelError[];
  readonly usage: Usage;
};

export type SolvingOptions = {
  readonly domain: Domain;
  readonly seed: string;
  /** 0 to 2; absent: the model's configured solving temperature. */
  readonly temperature?: number;
  readonly signal?: AbortSignal;
};

/** `answer` is what stood where an answer was asked for; `note` says why it is null or how it was found. */
export type SolverAnswer = {
  readonly raw: string;
  readonly answer: string | null;
  readonly note: string | null;
};

export type SolvedProblem = {
  readonly answers: readonly SolverAnswer[];
  readonly failures: readonly ModelError[];
  readonly usage: Usage;
};

/** What calls used. `cost` is in US dollars, null where no price is configured or a reply did not say its tokens. */
export type Usage = {
  readonly requests: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly cost: number | null;
};

/** What a model that costs nothing used. */
export const noUsage: Usage = { requests: 0, promptTokens: 0, completionTokens: 0, cost: 0 };

export function addUsage(a: Usage, b: Usage): Usage {
  return {
    requests: a.requests + b.requests,
    promptTokens: a.promptTokens + b.promptTokens,
    completionTokens: a.completionTokens + b.completionTokens,
    cost: a.cost === null || b.cost === null ? null : a.cost + b.cost,
  };
}
