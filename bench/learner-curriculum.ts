import type { BundledProblem } from "@/lib/domains/domain";
import { parseExpression, printAscii } from "@/lib/domains/integration/notation";
import { trainingRoots } from "@/lib/domains/integration/problem-sets";
import { equalsBenchmarkProblem } from "@/lib/domains/integration/problem-sets/held-out";
import {
  defaultGrpoSettings,
  type TrainingProblem,
  untrainedWeights,
} from "@/lib/domains/integration/rule-policy";
import { drawVariants, transformations } from "@/lib/domains/integration/transformations";

import type { Collect } from "./learner-pool";

/** Rollouts a root at a time while the hard ones are looked for. */
const batch = 250;

/** The training roots that the untrained policy did not solve once in `rollouts` attempts. */
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
const drawnAtLevel = [0, 16, 8, 3] as const;

/** The roots with their trees to depth 3, 70 % of the variants asked to be easier and 30 % equivalent (LADDER, §3). */
export function growTrees(roots: readonly BundledProblem[], seed: string): TrainingProblem[] {
  const problems: TrainingProblem[] = roots.map(({ id, statement }) => ({ id, statement, level: 0 }));
  const seen = new Set(problems.map(({ statement }) => statement));
  for (let level = 1; level < drawnAtLevel.length; level++) {
    for (const parent of problems.filter((problem) => problem.level === level - 1)) {
      const read = parseExpression(parent.statement);
      if (!read.ok) throw new Error(`${parent.statement}: ${read.error.message}`);
      const count = drawnAtLevel[level]!;
      const variants = (["easier", "equivalent"] as const).flatMap((intends) => {
        const share = Math.max(1, Math.round(count * (intends === "easier" ? 0.7 : 0.3)));
        const request = { count: share, intends, transformationIds: [], seed: `${seed}/${parent.id}` };
        return drawVariants(read.value, request, transformations, equalsBenchmarkProblem);
      });
      variants.forEach(({ expression }, index) => {
        const statement = printAscii(expression);
        if (seen.has(statement)) return;
        seen.add(statement);
        problems.push({ id: `${parent.id}.${index}`, statement, level });
      });
    }
  }
  return problems;
}
