import type { BundledProblem } from "@/lib/domains/domain";
import { growTrees } from "@/lib/domains/grow-tree";
import { integrationDomain } from "@/lib/domains/integration";
import {
  defaultGrpoSettings,
  type TrainingProblem,
  untrainedWeights,
} from "@/lib/domains/integration/rule-policy";
import type { Collect } from "./conditions";

/** Rollouts a root at a time while the hard ones are looked for. */
export const hardBatch = 250;

/** Those of the roots that the untrained policy does not solve in one more batch of attempts, the one after `done` rollouts. */
export async function stillUnsolved(
  roots: readonly BundledProblem[],
  done: number,
  collect: Collect,
): Promise<readonly BundledProblem[]> {
  const tasks = roots.map(({ id, statement }) => ({
    problem: { id, statement, level: 0 },
    seed: `hard/${done}/${id}`,
  }));
  const settings = { ...defaultGrpoSettings, groupSize: hardBatch };
  const groups = await collect(untrainedWeights(), tasks, settings);
  const solved = new Set(
    groups.filter((group) => group.rollouts.some(({ reward }) => reward > 0)).map((group) => group.problemId),
  );
  return roots.filter(({ id }) => !solved.has(id));
}

/**
 * Variants drawn from a root, from each of its variants and from each of theirs. Most of what is drawn last was there before:
 * about 450 problems a root are left, where the paper trained on about 5,000 variants of 10 roots (arXiv 2503.00735).
 */
export const drawnAtLevel = [32, 12, 4] as const;

/** The roots with their trees to depth 3. No variant equals a benchmark problem. */
export function growLadder(roots: readonly BundledProblem[], seed: string): TrainingProblem[] {
  return growTrees(integrationDomain, roots, { drawnAtLevel, most: Number.POSITIVE_INFINITY, seed });
}
