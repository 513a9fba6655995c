import type { BundledProblem } from "@/lib/domains/domain";
import { growTrees } from "@/lib/domains/grow-tree";
import { integrationDomain } from "@/lib/domains/integration";
import { trainingRoots } from "@/lib/domains/integration/problem-sets";
import {
  defaultGrpoSettings,
  type TrainingProblem,
  untrainedWeights,
} from "@/lib/domains/integration/rule-policy";
import type { Collect } from "./conditions";

/** Rollouts a root at a time while the hard ones are looked for. */
const batch = 250;

/** The training roots that the untrained policy did not solve once in `rollouts` attempts: hard by measurement alone. */
export async function hardRoots(
  rollouts: number,
  seed: string,
  collect: Collect,
): Promise<readonly BundledProblem[]> {
  const weights = untrainedWeights();
  let unsolved = trainingRoots;
  for (let done = 0; done < rollouts; done += batch) {
    const tasks = unsolved.map(({ id, statement }) => ({
      problem: { id, statement, level: 0 },
      seed: `${seed}/hard/${done}/${id}`,
    }));
    const groups = await collect(weights, tasks, { ...defaultGrpoSettings, groupSize: batch });
    const solved = new Set(
      groups
        .filter((group) => group.rollouts.some(({ reward }) => reward > 0))
        .map((group) => group.problemId),
    );
    unsolved = unsolved.filter((root) => !solved.has(root.id));
  }
  return unsolved;
}

/** Variants drawn from a root, from each of its variants and from each of theirs. */
const drawnAtLevel = [16, 8, 3] as const;

/** The roots with their trees to depth 3. No variant equals a benchmark problem. */
export function growLadder(roots: readonly BundledProblem[], seed: string): TrainingProblem[] {
  return growTrees(integrationDomain, roots, { drawnAtLevel, most: Number.POSITIVE_INFINITY, seed });
}
