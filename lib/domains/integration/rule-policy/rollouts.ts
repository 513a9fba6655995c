import { type Choice, type Derivation, derive } from "./derivation";
import { type Goal, goalFor } from "./goal";
import type { GrpoSettings } from "./grpo";
import { judge, type VerdictKind } from "./judge";
import { Policy, type PolicyValues } from "./policy";
import { randomFrom } from "./random";
import { parseStatement } from "./statement";

export type TrainingProblem = {
  readonly id: string;
  readonly statement: string;
  readonly level: number;
  /** The variant of a root from which it descends; what is pruned is a branch. Absent: the problem stands alone. */
  readonly branch?: string;
  /** The technique of its root, where it is known. */
  readonly technique?: string;
};
export type GroupTask = { readonly problem: TrainingProblem; readonly seed: string };

/** One integral the policy met: the features of its moves, and how likely each was when the rollouts were drawn. */
export type Decision = { readonly features: Int32Array; readonly probabilities: Float64Array };

export type Rollout = {
  /** ASCII; null where the policy gave up within the budget. */
  readonly answer: string | null;
  /** Null where there was no answer to judge. */
  readonly verdict: VerdictKind | null;
  readonly reward: number;
  /** Moves made. */
  readonly length: number;
  /** Pairs: index into `decisions`, index of the move taken. */
  readonly choices: readonly number[];
};

/** The rollouts of one problem, ready to cross a thread. Equal integrals share one decision. */
export type GroupRollouts = {
  readonly problemId: string;
  readonly level: number;
  readonly decisions: readonly Decision[];
  readonly rollouts: readonly Rollout[];
  /** Entropy of the policy summed over the choices made, in nats. */
  readonly entropy: number;
};

const policies = new WeakMap<PolicyValues, Policy>();

export function policyFor(weights: PolicyValues): Policy {
  let policy = policies.get(weights);
  if (policy === undefined) {
    policy = new Policy(Float64Array.from(weights.values));
    policies.set(weights, policy);
  }
  return policy;
}

function entropyOf(probabilities: Float64Array): number {
  let entropy = 0;
  for (const p of probabilities) if (p > 0) entropy -= p * Math.log(p);
  return entropy;
}

/** Samples and judges one group. Depends on its arguments alone, so it may run in any thread. */
export function collectGroup(weights: PolicyValues, task: GroupTask, settings: GrpoSettings): GroupRollouts {
  const policy = policyFor(weights);
  const problem = parseStatement(task.problem.statement);
  const random = randomFrom(task.seed);
  const decisions: Decision[] = [];
  const entropies: number[] = [];
  const indexOf = new Map<Goal, number>();
  let entropy = 0;

  const record = ({ goal, moveIndex }: Choice): readonly [number, number] => {
    let index = indexOf.get(goal);
    if (index === undefined) {
      const probabilities = policy.distribution(goal);
      index = decisions.push({ features: goal.features, probabilities }) - 1;
      entropies.push(entropyOf(probabilities));
      indexOf.set(goal, index);
    }
    entropy += entropies[index]!;
    return [index, moveIndex];
  };

  const rollouts = Array.from({ length: settings.groupSize }, (): Rollout => {
    const root = problem && goalFor(problem.rest);
    const derivation: Derivation =
      root === null
        ? { choices: [], complete: false }
        : derive(root, settings.stepBudget, (goal) => policy.sample(goal, random));
    const judged = derivation.complete ? judge(problem!, derivation.choices) : null;
    return {
      answer: judged?.answer ?? null,
      verdict: judged?.verdict ?? null,
      reward: judged?.verdict === "verified" ? 1 : 0,
      length: derivation.choices.length,
      choices: derivation.choices.flatMap(record),
    };
  });
  return {
    problemId: task.problem.id,
    level: task.problem.level,
    decisions,
    rollouts,
    entropy,
  };
}
