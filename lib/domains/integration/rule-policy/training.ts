import {
  advance,
  type CurriculumKind,
  type CurriculumState,
  heard,
  isPruned,
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
  /** Rollouts that pruning has saved: of problems that were drawn and left out. */
  readonly rolloutsSaved: number;
};

/**
 * `curriculum`: from the deepest level up, or all levels at once. `selection`: which of the open problems are drawn.
 * `pruning`: whether drawn problems of branches that stopped paying are left out.
 */
export function startTraining(input: {
  weights: PolicyWeights;
  problems: readonly TrainingProblem[];
  settings: GrpoSettings;
  seed: string;
  curriculum: CurriculumKind;
  selection?: Selection;
  pruning?: boolean;
}): TrainerState {
  const { curriculum, selection = "difficulty", pruning = false } = input;
  return {
    step: 0,
    weights: input.weights,
    reference: input.weights,
    problems: input.problems,
    solveRates: {},
    curriculum: startCurriculum(curriculum, selection, pruning, input.problems),
    settings: input.settings,
    seed: input.seed,
    rolloutsSaved: 0,
  };
}

/** The groups of the next step. Their seeds follow from run seed, step and statement, whatever thread or database runs them. */
export function planStep(state: TrainerState): GroupTask[] {
  const stepSeed = `${state.seed}/${state.step}`;
  return drawn(state)
    .filter((problem) => !isPruned(state.curriculum, problem))
    .map((problem) => ({ problem, seed: `${stepSeed}/${problem.statement}` }));
}

/** The same draws with pruning and without, so that what pruning leaves out is what it saves. */
const drawn = ({ problems, solveRates, curriculum, settings, seed, step }: TrainerState): TrainingProblem[] =>
  selectProblems(problems, solveRates, curriculum, settings.problemsPerStep, `${seed}/${step}`);

const prunedOf = (state: TrainerState): number =>
  state.curriculum.pruning ? drawn(state).filter((problem) => isPruned(state.curriculum, problem)).length : 0;

const indexes = new WeakMap<readonly TrainingProblem[], ReadonlyMap<string, TrainingProblem>>();

/** Remembered, since the problems stay the same from step to step. */
function byIdOf(problems: readonly TrainingProblem[]): ReadonlyMap<string, TrainingProblem> {
  let index = indexes.get(problems);
  if (index === undefined) {
    index = new Map(problems.map((problem) => [problem.id, problem]));
    indexes.set(problems, index);
  }
  return index;
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
  const byId = byIdOf(state.problems);
  const solveRates = { ...state.solveRates };
  let { silent } = state.curriculum;
  for (const group of ordered) {
    solveRates[group.problemId] = updatedRate(solveRates[group.problemId], meanReward(group));
    const problem = byId.get(group.problemId);
    if (problem) silent = heard(silent, problem, deviationOf(group) > 0);
  }
  const rolloutsSaved = state.rolloutsSaved + prunedOf(state) * state.settings.groupSize;
  const next: TrainerState = {
    ...state,
    step: state.step + 1,
    weights: { format: 1, values: Array.from(values) },
    solveRates,
    curriculum: advance({ ...state.curriculum, silent }, state.problems, solveRates),
    rolloutsSaved,
  };
  // Where pruning left out all that was drawn there was no reward, no choice and no update to measure.
  const measured = ordered.length > 0 && {
    ...updateMetrics(updates),
    ...groupMetrics(ordered),
    learning_rate: state.settings.learningRate,
  };
  const metrics = {
    ...measured,
    ...solveRateMetrics(ordered, byId, solveRates),
    "pruning/rollouts_saved": rolloutsSaved,
  };
  return { state: next, metrics };
}

/** Over all passes of the step; the divergence as the rollouts were drawn. */
function updateMetrics(updates: readonly Update[]): Record<string, number> {
  const sum = (pick: (update: Update) => number): number => updates.reduce((all, one) => all + pick(one), 0);
  const passes = Math.max(1, updates.length);
  const choices = Math.max(
    1,
    sum((update) => update.choices),
  );
  return {
    loss: sum((update) => update.loss) / passes,
    kl: (updates[0]?.kl ?? 0) / Math.max(1, updates[0]?.choices ?? 0),
    "clip_ratio/low_mean": sum((update) => update.clippedLow) / choices,
    "clip_ratio/high_mean": sum((update) => update.clippedHigh) / choices,
    "clip_ratio/region_mean": sum((update) => update.clippedLow + update.clippedHigh) / choices,
    grad_norm: sum((update) => update.gradientNorm) / passes,
  };
}

const meanReward = (group: GroupRollouts): number =>
  group.rollouts.reduce((total, rollout) => total + rollout.reward, 0) / Math.max(1, group.rollouts.length);

const deviationOf = (group: GroupRollouts): number =>
  spread(group.rollouts.map((rollout) => rollout.reward)).deviation;

const mean = (values: readonly number[]): number => spread(values).mean;

/** What TRL's trainer logs of completions: a solution is one, and a choice of a move is its token. */
function groupMetrics(groups: readonly GroupRollouts[]): Record<string, number> {
  const rollouts = groups.flatMap((group) => group.rollouts);
  const rewards = spread(rollouts.map((rollout) => rollout.reward));
  const lengths = rollouts.map((rollout) => rollout.length);
  const finished = rollouts.filter((rollout) => rollout.answer !== null).map((rollout) => rollout.length);
  const choices = lengths.reduce((total, length) => total + length, 0);
  return {
    reward: rewards.mean,
    reward_std: rewards.deviation,
    frac_reward_zero_std: mean(groups.map((group) => (deviationOf(group) === 0 ? 1 : 0))),
    entropy: groups.reduce((total, group) => total + group.entropy, 0) / Math.max(1, choices),
    "completions/mean_length": mean(lengths),
    "completions/min_length": lengths.reduce(
      (least, length) => Math.min(least, length),
      Number.POSITIVE_INFINITY,
    ),
    "completions/max_length": lengths.reduce((most, length) => Math.max(most, length), 0),
    "completions/clipped_ratio": 1 - finished.length / Math.max(1, rollouts.length),
    "completions/mean_terminated_length": mean(finished),
  };
}

/** Bars of the histogram of measured solve rates. */
export const solveRateBins = 10;

/** Solve rates of what the step drew, by level and by technique; and how the rates measured so far are spread. */
function solveRateMetrics(
  groups: readonly GroupRollouts[],
  problems: ReadonlyMap<string, TrainingProblem>,
  rates: TrainerState["solveRates"],
): Record<string, number> {
  const byName = new Map<string, number[]>();
  const add = (name: string, group: GroupRollouts) =>
    byName.set(name, [...(byName.get(name) ?? []), meanReward(group)]);
  for (const group of groups) {
    add(`level_${group.level}`, group);
    const technique = problems.get(group.problemId)?.technique;
    if (technique) add(`technique/${technique}`, group);
  }
  const bins = new Array<number>(solveRateBins).fill(0);
  for (const { rate } of Object.values(rates))
    bins[Math.min(solveRateBins - 1, Math.floor(rate * solveRateBins))]!++;
  return Object.fromEntries([
    ...[...byName].map(([name, values]) => [`solve_rate/${name}`, mean(values)]),
    ...bins.map((count, bin) => [`solve_rate_histogram/${bin}`, count]),
  ]);
}
