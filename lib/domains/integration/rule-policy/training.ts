import {
  advance,
  type CurriculumKind,
  type CurriculumState,
  type Selection,
  type SolveRate,
  selectProblems,
  startCurriculum,
  updatedRate,
} from "./curriculum";
import { ascend, type GrpoSettings, spread, type Update } from "./grpo";
import type { PolicyWeights } from "./policy";
import type { GroupRollouts, GroupTask, TrainingProblem } from "./rollouts";

/** Everything a training run needs to go on: plain JSON, so that a checkpoint is this value and nothing else. */
export type TrainerState = {
  readonly step: number;
  readonly weights: PolicyWeights;
  readonly reference: PolicyWeights;
  readonly problems: readonly TrainingProblem[];
  readonly solveRates: Readonly<Record<string, SolveRate>>;
  readonly curriculum: CurriculumState;
  readonly settings: GrpoSettings;
  readonly seed: string;
};

/** `curriculum`: from the deepest level up, or all levels at once. `selection`: which of the open problems are drawn. */
export function startTraining(input: {
  weights: PolicyWeights;
  problems: readonly TrainingProblem[];
  settings: GrpoSettings;
  seed: string;
  curriculum: CurriculumKind;
  selection?: Selection;
}): TrainerState {
  return {
    step: 0,
    weights: input.weights,
    reference: input.weights,
    problems: input.problems,
    solveRates: {},
    curriculum: startCurriculum(input.curriculum, input.selection ?? "difficulty", input.problems),
    settings: input.settings,
    seed: input.seed,
  };
}

/** The groups of the next step. Their seeds follow from run seed, step and problem, whatever thread runs them. */
export function planStep(state: TrainerState): GroupTask[] {
  const stepSeed = `${state.seed}/${state.step}`;
  const { problemsPerStep } = state.settings;
  return selectProblems(state.problems, state.solveRates, state.curriculum, problemsPerStep, stepSeed).map(
    (problem) => ({
      problem,
      seed: `${stepSeed}/${problem.id}`,
    }),
  );
}

/** Learns from the groups of a step, in any order, and gives the metrics under TRL's names. */
export function applyStep(
  state: TrainerState,
  groups: readonly GroupRollouts[],
): { state: TrainerState; metrics: Record<string, number> } {
  const ordered = [...groups].sort((a, b) =>
    a.problemId < b.problemId ? -1 : a.problemId > b.problemId ? 1 : 0,
  );
  const values = Float64Array.from(state.weights.values);
  const updates = Array.from({ length: state.settings.epochsPerStep }, () =>
    ascend(values, state.reference.values, ordered, state.settings),
  );
  const solveRates = { ...state.solveRates };
  for (const group of ordered) {
    solveRates[group.problemId] = updatedRate(solveRates[group.problemId], meanReward(group));
  }
  const sum = (pick: (update: Update) => number): number => updates.reduce((all, one) => all + pick(one), 0);
  const choices = Math.max(
    1,
    sum((update) => update.choices),
  );
  const metrics = {
    ...groupMetrics(ordered),
    kl: (updates[0]?.kl ?? 0) / Math.max(1, updates[0]?.choices ?? 0),
    "clip_ratio/low_mean": sum((update) => update.clippedLow) / choices,
    "clip_ratio/high_mean": sum((update) => update.clippedHigh) / choices,
    "clip_ratio/region_mean": sum((update) => update.clippedLow + update.clippedHigh) / choices,
    grad_norm: sum((update) => update.gradientNorm) / Math.max(1, updates.length),
    learning_rate: state.settings.learningRate,
  };
  const next: TrainerState = {
    ...state,
    step: state.step + 1,
    weights: { format: 1, values: Array.from(values) },
    solveRates,
    curriculum: advance(state.curriculum, state.problems, solveRates),
  };
  return { state: next, metrics };
}

const meanReward = (group: GroupRollouts): number =>
  group.rollouts.reduce((total, rollout) => total + rollout.reward, 0) / Math.max(1, group.rollouts.length);

function groupMetrics(groups: readonly GroupRollouts[]): Record<string, number> {
  const rollouts = groups.flatMap((group) => group.rollouts);
  const deviations = groups.map((group) => spread(group.rollouts.map((rollout) => rollout.reward)).deviation);
  const mean = (values: readonly number[]): number => spread(values).mean;
  const metrics: Record<string, number> = {
    reward: mean(rollouts.map((rollout) => rollout.reward)),
    reward_std: mean(deviations),
    frac_reward_zero_std: mean(deviations.map((deviation) => (deviation === 0 ? 1 : 0))),
    entropy: mean(groups.map((group) => group.entropy)),
    "completions/mean_length": mean(rollouts.map((rollout) => rollout.length)),
  };
  for (const level of new Set(groups.map((group) => group.level))) {
    metrics[`solve_rate/level_${level}`] = mean(
      groups.filter((group) => group.level === level).map(meanReward),
    );
  }
  return metrics;
}
