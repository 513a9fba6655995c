import type { BundledProblem } from "@/lib/domains/domain";
import { equalsBenchmarkProblem } from "@/lib/domains/integration";
import { parseExpression, printAscii } from "@/lib/domains/integration/notation";
import { trainingRoots } from "@/lib/domains/integration/problem-sets";
import {
  defaultGrpoSettings,
  type TrainingProblem,
  untrainedWeights,
} from "@/lib/domains/integration/rule-policy";
import { drawVariants, transformations } from "@/lib/domains/integration/transformations";
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

type Root = Pick<BundledProblem, "id" | "statement">;

/** Variants drawn from a root, from each of its variants and from each of theirs. */
const drawnAtLevel = [0, 16, 8, 3] as const;

/** The roots with their trees to depth 3, 70 % of the variants asked to be easier and 30 % equivalent. No variant equals a benchmark problem. */
export function growTrees(roots: readonly Root[], seed: string): TrainingProblem[] {
  const problems: TrainingProblem[] = roots.map(({ id, statement }) => ({ id, statement, level: 0 }));
  const seen = new Set(problems.map(({ statement }) => statement));
  for (let level = 1; level < drawnAtLevel.length; level++) {
    for (const parent of problems.filter((problem) => problem.level === level - 1)) {
      variantsOf(parent, drawnAtLevel[level]!, `${seed}/${parent.id}`).forEach((statement, index) => {
        if (seen.has(statement)) return;
        seen.add(statement);
        problems.push({ id: `${parent.id}.${index}`, statement, level });
      });
    }
  }
  return problems;
}

function variantsOf(parent: TrainingProblem, count: number, seed: string): string[] {
  const read = parseExpression(parent.statement);
  if (!read.ok) throw new Error(`${parent.statement}: ${read.error.message}`);
  return (["easier", "equivalent"] as const).flatMap((intends) => {
    const share = Math.max(1, Math.round(count * (intends === "easier" ? 0.7 : 0.3)));
    const request = { count: share, intends, transformationIds: [], seed };
    const variants = drawVariants(read.value, request, transformations, equalsBenchmarkProblem);
    return variants.map(({ expression }) => printAscii(expression));
  });
}
