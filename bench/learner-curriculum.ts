import type { BundledProblem } from "@/lib/domains/domain";
import { parseExpression, printAscii } from "@/lib/domains/integration/notation";
import { trainingRoots } from "@/lib/domains/integration/problem-sets";
import { equalsBenchmarkProblem } from "@/lib/domains/integration/problem-sets/held-out";
import {
  collectGroup,
  defaultGrpoSettings,
  type TrainingProblem,
  untrainedWeights,
} from "@/lib/domains/integration/rule-policy";
import { drawVariants, transformations } from "@/lib/domains/integration/transformations";

/** Untrained rollouts that a root must withstand to count as hard. */
const trials = 3000;

/** For each technique the last of its roots (they run from plain to hard) that 3,000 untrained rollouts never solved. */
export function hardRoots(seed: string): readonly BundledProblem[] {
  const techniques = [...new Set(trainingRoots.map((root) => root.technique))];
  return techniques.flatMap((technique) => {
    const fromTheEnd = trainingRoots.filter((root) => root.technique === technique).reverse();
    return fromTheEnd.find((root) => isHard(root, seed)) ?? [];
  });
}

function isHard(root: BundledProblem, seed: string): boolean {
  const weights = untrainedWeights();
  const settings = { ...defaultGrpoSettings, groupSize: 100 };
  return Array.from({ length: trials / settings.groupSize }, (_, i) => i).every((i) => {
    const problem = { id: root.id, statement: root.statement, level: 0 };
    const group = collectGroup(weights, { problem, seed: `${seed}/hard/${root.id}/${i}` }, settings);
    return group.rollouts.every((rollout) => rollout.reward === 0);
  });
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
