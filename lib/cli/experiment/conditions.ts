import type { Backend } from "@/lib/backends/backend";
import { evenDraws, growTrees } from "@/lib/domains/grow-tree";
import { integrationDomain } from "@/lib/domains/integration";
import { benchmarkProblems } from "@/lib/domains/integration/problem-sets";
import {
  applyStep,
  applyTestTimeStep,
  type CurriculumKind,
  defaultGrpoSettings,
  type GrpoSettings,
  type PolicyWeights,
  plainSettings,
  planPlainSamples,
  planStep,
  planTestTimeStep,
  type Selection,
  startTestTime,
  startTraining,
  type TrainingProblem,
  verifiedAmong,
} from "@/lib/domains/integration/rule-policy";

export type Collect = Backend["collectGroups"];
/** `seconds` of training by the clock until then. */
export type CurvePoint = { readonly rollouts: number; readonly passAt1: number; readonly seconds: number };
/** Batches of 512 rollouts as the workbench draws them, of fewer problems: a group's rollouts share what was worked out for it. */
export const trainingSettings: GrpoSettings = { ...defaultGrpoSettings, groupSize: 128, problemsPerStep: 4 };

export type Trained = {
  readonly weights: PolicyWeights;
  readonly curve: readonly CurvePoint[];
  readonly rollouts: number;
  /** Of rollouts and updates alone; measuring the curve does not count. By the clock, and of the processor over all threads. */
  readonly seconds: number;
  readonly cpuSeconds: number;
};

const samplesPerProblem = 8;
const curvePoints = 10;
const heldOut = benchmarkProblems.map(({ id, statement }) => ({ id, statement, level: 0 }));

/** Attempts at the whole benchmark. */
async function attemptBenchmark(weights: PolicyWeights, seed: string, collect: Collect) {
  const tasks = heldOut.map((problem) => ({ problem, seed: `${seed}/evaluate/${problem.id}` }));
  return collect(weights, tasks, { ...defaultGrpoSettings, groupSize: samplesPerProblem });
}

/** The chance that one sampled solution is verified, averaged over the benchmark; estimated from 8 samples a problem. */
export async function passAt1(weights: PolicyWeights, seed: string, collect: Collect): Promise<number> {
  const rollouts = (await attemptBenchmark(weights, seed, collect)).flatMap((group) => group.rollouts);
  return rollouts.filter(({ reward }) => reward > 0).length / rollouts.length;
}

/** Trains until the budget of rollouts is spent, measuring the benchmark on the way. */
export async function trainFor(
  budget: number,
  input: {
    weights: PolicyWeights;
    problems: readonly TrainingProblem[];
    curriculum: CurriculumKind;
    selection?: Selection;
    seed: string;
  },
  collect: Collect,
): Promise<Trained> {
  let state = startTraining({ ...input, settings: trainingSettings });
  const curve = [{ rollouts: 0, passAt1: await passAt1(state.weights, input.seed, collect), seconds: 0 }];
  let [rollouts, seconds, cpuSeconds] = [0, 0, 0];
  while (rollouts < budget) {
    const spent = stopwatch();
    const groups = await collect(state.weights, planStep(state), state.settings);
    state = applyStep(state, groups).state;
    const took = spent();
    seconds += took.seconds;
    cpuSeconds += took.cpuSeconds;
    rollouts += groups.length * state.settings.groupSize;
    if (rollouts >= (budget * curve.length) / curvePoints)
      curve.push({ rollouts, passAt1: await passAt1(state.weights, input.seed, collect), seconds });
  }
  return { weights: state.weights, curve, rollouts, seconds, cpuSeconds };
}

/** Starts to measure; what it gives back tells how long it has been. */
function stopwatch(): () => { seconds: number; cpuSeconds: number } {
  const [start, before] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(before);
    return { seconds: (performance.now() - start) / 1e3, cpuSeconds: (user + system) / 1e6 };
  };
}

export type TestTime = {
  /** Problems whose first sampled solution was not verified: what pass@1 counts as unsolved, as the paper's accuracy does. */
  readonly unsolved: number;
  /** Those of them that none of 8 samples solved. */
  readonly neverSolved: number;
  readonly neverSolvedOnTheWay: number;
  /** Problems of which any sample on the way was verified: how the paper counts. */
  readonly solvedOnTheWay: number;
  /** Over the unsolved problems, after each one's own training. */
  readonly passAt1After: number;
  /** Problems solved by as many samples of the policy as it was, without training. */
  readonly solvedBySampling: number;
  readonly rollouts: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
};

const testTimeSteps = 30;
const testTimeVariants = 400;
const testTimeDepth = 2;

/** For each problem that one sampled solution left unsolved: its own tree, a short training from a copy of the policy, and its answer. */
export async function learnAtTestTime(
  weights: PolicyWeights,
  seed: string,
  collect: Collect,
): Promise<TestTime> {
  const attempts = new Map(
    (await attemptBenchmark(weights, seed, collect)).map(({ problemId, rollouts }) => [problemId, rollouts]),
  );
  const verifiedIn = (id: string, samples: number): boolean =>
    attempts
      .get(id)!
      .slice(0, samples)
      .some(({ reward }) => reward > 0);
  const unsolved = heldOut.filter(({ id }) => !verifiedIn(id, 1));
  const isNeverSolved = ({ id }: { id: string }) => !verifiedIn(id, samplesPerProblem);
  const spent = stopwatch();
  let [solvedOnTheWay, neverSolvedOnTheWay, verified, solvedBySampling, rollouts] = [0, 0, 0, 0, 0];
  for (const problem of unsolved) {
    const found = await learnOneProblem(weights, problem, `${seed}/ttrl/${problem.id}`, collect);
    solvedOnTheWay += found.solved ? 1 : 0;
    neverSolvedOnTheWay += found.solved && isNeverSolved(problem) ? 1 : 0;
    verified += found.passAt1;
    solvedBySampling += found.solvedBySampling ? 1 : 0;
    rollouts += found.rollouts;
  }
  return {
    unsolved: unsolved.length,
    neverSolved: unsolved.filter(isNeverSolved).length,
    neverSolvedOnTheWay,
    solvedOnTheWay,
    passAt1After: verified / Math.max(1, unsolved.length),
    solvedBySampling,
    rollouts,
    ...spent(),
  };
}

async function learnOneProblem(
  weights: PolicyWeights,
  problem: TrainingProblem,
  seed: string,
  collect: Collect,
) {
  const drawnAtLevel = evenDraws(testTimeVariants, testTimeDepth);
  const grown = growTrees(integrationDomain, [problem], { drawnAtLevel, most: testTimeVariants + 1, seed });
  const tree = grown.slice(1);
  let learning = startTestTime({ weights, asked: problem, tree, settings: defaultGrpoSettings, seed });
  for (let step = 0; step < testTimeSteps; step++) {
    const { weights: now, settings } = learning.trainer;
    learning = applyTestTimeStep(learning, await collect(now, planTestTimeStep(learning), settings)).after;
  }
  const { rollouts, solution, trainer } = learning;
  const answer = { problem, seed: `${seed}/answer` };
  const answers = await collect(trainer.weights, [answer], {
    ...defaultGrpoSettings,
    groupSize: samplesPerProblem,
  });
  const plain = await collect(
    weights,
    planPlainSamples(problem, rollouts, seed),
    plainSettings(defaultGrpoSettings),
  );
  return {
    solved: solution !== null,
    passAt1: verifiedAmong(answers, samplesPerProblem) / samplesPerProblem,
    solvedBySampling: verifiedAmong(plain, rollouts) > 0,
    rollouts,
  };
}
