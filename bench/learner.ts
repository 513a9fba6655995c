/**
 * The built-in rule policy before and after training: LADDER on the variants of hard roots, and as many rollouts on those
 * roots alone. Hard: not solved once in so many untrained rollouts.
 * Usage: npx tsx bench/learner.ts [--seed 1] [--threads 2] [--rollouts 100000] [--hard-after 5000]
 */
import { parseArgs } from "node:util";
import { benchmarkProblems } from "@/lib/domains/integration/problem-sets";
import {
  applyStep,
  defaultGrpoSettings,
  type PolicyWeights,
  planStep,
  startTraining,
  type TrainingProblem,
  untrainedWeights,
} from "@/lib/domains/integration/rule-policy";
import { growTrees, hardRoots } from "./learner-curriculum";
import { type Collect, openPool } from "./learner-pool";

const { values: options } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    threads: { type: "string", default: "2" },
    rollouts: { type: "string", default: "100000" },
    "hard-after": { type: "string", default: "5000" },
  },
});
const seed = options.seed;
const budget = Number(options.rollouts);
const samplesPerProblem = 8;
const heldOut = benchmarkProblems.map(({ id, statement }) => ({ id, statement, level: 0 }));

/** The chance that one sampled solution is verified, averaged over the benchmark; estimated from 8 samples each. */
async function passAt1(weights: PolicyWeights, collect: Collect): Promise<number> {
  const tasks = heldOut.map((problem) => ({ problem, seed: `${seed}/evaluate/${problem.id}` }));
  const groups = await collect(weights, tasks, { ...defaultGrpoSettings, groupSize: samplesPerProblem });
  const verified = groups.flatMap((group) => group.rollouts).filter((rollout) => rollout.reward > 0).length;
  return verified / (heldOut.length * samplesPerProblem);
}

type Outcome = {
  readonly weights: PolicyWeights;
  readonly rollouts: number;
  readonly seconds: number;
  readonly steps: number;
};

async function train(
  problems: readonly TrainingProblem[],
  curriculum: "levels" | "none",
  collect: Collect,
): Promise<Outcome> {
  let state = startTraining({
    weights: untrainedWeights(),
    problems,
    settings: defaultGrpoSettings,
    seed,
    curriculum,
  });
  const start = performance.now();
  let rollouts = 0;
  const seconds = (): number => (performance.now() - start) / 1000;
  while (rollouts < budget) {
    const groups = await collect(state.weights, planStep(state), state.settings);
    rollouts += groups.length * state.settings.groupSize;
    const { state: next, metrics } = applyStep(state, groups);
    state = next;
    if (state.step % 50 === 0) report(state.step, rollouts, seconds(), metrics);
  }
  return { weights: state.weights, rollouts, seconds: seconds(), steps: state.step };
}

function report(step: number, rollouts: number, seconds: number, metrics: Record<string, number>): void {
  const shown = Object.entries(metrics).map(([name, value]) => `${name} ${value.toFixed(2)}`);
  console.error(`step ${step}, ${rollouts} rollouts, ${seconds.toFixed(1)} s: ${shown.join(", ")}`);
}

const pool = openPool(Number(options.threads));
const roots = await hardRoots(Number(options["hard-after"]), seed, pool.collect);
const tree = growTrees(roots, seed);
const levels = [0, 1, 2, 3].map((level) => tree.filter((problem) => problem.level === level).length);
console.log(
  `${roots.length} hard roots, ${tree.length} problems in their trees (by level: ${levels.join(", ")})`,
);

const before = await passAt1(untrainedWeights(), pool.collect);
const ladder = await train(tree, "levels", pool.collect);
const afterLadder = await passAt1(ladder.weights, pool.collect);
const rootsAlone = tree.filter((problem) => problem.level === 0);
const direct = await train(rootsAlone, "none", pool.collect);
const afterDirect = await passAt1(direct.weights, pool.collect);
await pool.close();

const row = (condition: string, after: number, outcome: Outcome) => ({
  condition,
  "pass@1 before": before.toFixed(3),
  "pass@1 after": after.toFixed(3),
  rollouts: outcome.rollouts,
  steps: outcome.steps,
  seconds: outcome.seconds.toFixed(1),
  "rollouts/s": Math.round(outcome.rollouts / outcome.seconds),
});
console.table([row("ladder", afterLadder, ladder), row("roots-only", afterDirect, direct)]);
