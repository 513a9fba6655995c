import type { GrpoSettings } from "./grpo";
import type { PolicyWeights } from "./policy";
import type { GroupRollouts, GroupTask, TrainingProblem } from "./rollouts";
import { applyStep, planStep, startTraining, type TrainerState } from "./training";

/**
 * Learning for one problem at the moment it is asked (TTRL): GRPO on the problem's own tree from a copy of the policy. Each
 * step also asks the problem itself, and learns from that too. Plain JSON, so that a checkpoint is this value.
 */
export type TestTime = {
  readonly trainer: TrainerState;
  readonly asked: TrainingProblem;
  /** Of training and of asking. */
  readonly rollouts: number;
  /** At each step, the share of verified answers to the problem itself. */
  readonly solveRates: readonly number[];
  /** The first verified answer on the way, and its step from 1. */
  readonly solution: { readonly step: number; readonly answer: string } | null;
};

/** `tree` holds the variants alone. The weights given are copied: they stay as they are, and are the KL term's reference. */
export function startTestTime(input: {
  weights: PolicyWeights;
  asked: { readonly id: string; readonly statement: string };
  tree: readonly TrainingProblem[];
  settings: GrpoSettings;
  seed: string;
  pruning?: boolean;
}): TestTime {
  const { weights, tree, settings, seed, pruning } = input;
  return {
    trainer: startTraining({ weights, problems: tree, settings, seed, curriculum: "levels", pruning }),
    asked: { ...input.asked, level: 0 },
    rollouts: 0,
    solveRates: [],
    solution: null,
  };
}

export function planTestTimeStep({ trainer, asked }: TestTime): GroupTask[] {
  return [...planStep(trainer), { problem: asked, seed: `${trainer.seed}/${trainer.step}/asked` }];
}

export function applyTestTimeStep(
  before: TestTime,
  groups: readonly GroupRollouts[],
): { after: TestTime; metrics: Record<string, number> } {
  const { state, metrics } = applyStep(before.trainer, groups);
  const answers = groups.find(({ problemId }) => problemId === before.asked.id)?.rollouts ?? [];
  const verified = answers.filter(({ reward }) => reward > 0);
  const after: TestTime = {
    ...before,
    trainer: state,
    rollouts: before.rollouts + groups.reduce((sum, { rollouts }) => sum + rollouts.length, 0),
    solveRates: [...before.solveRates, verified.length / Math.max(1, answers.length)],
    solution:
      before.solution ?? (verified[0] ? { step: state.step, answer: verified[0].answer ?? "" } : null),
  };
  return { after, metrics };
}

/** Groups of this size keep what a thread hands over small. */
const plainGroup = 64;

/** At least `count` samples of one problem without training, as groups that several threads can share. */
export function planPlainSamples(problem: TrainingProblem, count: number, seed: string): GroupTask[] {
  return Array.from({ length: Math.ceil(count / plainGroup) }, (_, index) => ({
    problem: { ...problem, id: `${problem.id}/${index}` },
    seed: `${seed}/plain/${index}`,
  }));
}
export const plainSettings = (settings: GrpoSettings): GrpoSettings => ({
  ...settings,
  groupSize: plainGroup,
});

/** How many of the first `count` samples were verified: for a comparison at exactly as many rollouts. */
export function verifiedAmong(groups: readonly GroupRollouts[], count: number): number {
  const inOrder = [...groups].sort((a, b) => indexOf(a) - indexOf(b)).flatMap(({ rollouts }) => rollouts);
  return inOrder.slice(0, count).filter(({ reward }) => reward > 0).length;
}
const indexOf = ({ problemId }: GroupRollouts): number =>
  Number(problemId.slice(problemId.lastIndexOf("/") + 1));
