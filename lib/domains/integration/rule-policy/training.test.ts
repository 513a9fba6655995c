import { describe, expect, it } from "vitest";
import {
  applyStep,
  collectGroup,
  defaultGrpoSettings,
  type GrpoSettings,
  type PolicyWeights,
  planStep,
  sampleSolution,
  startTraining,
  type TrainerState,
  type TrainingProblem,
  untrainedWeights,
} from ".";
import { advantagesOf } from "./grpo";

const ladder: readonly TrainingProblem[] = [
  ["x^2*exp(x)", 0],
  ["x*exp(2*x)", 1],
  ["x*exp(x)", 2],
  ["exp(2*x)", 3],
  ["x^3 + x", 2],
  ["x^2 + sin(x)", 2],
  ["cos(3*x)", 3],
  ["x*sin(x)", 1],
  ["1/(x^2 + 4)", 2],
  ["x/(x^2 + 4)", 1],
].map(([statement, level], i) => ({ id: `p${i}`, statement: String(statement), level: Number(level) }));

const settings: GrpoSettings = { ...defaultGrpoSettings, problemsPerStep: 8 };

function trained(steps: number, problems = ladder, changed: Partial<GrpoSettings> = {}): TrainerState {
  let state = startTraining({
    weights: untrainedWeights(),
    problems,
    settings: { ...settings, ...changed },
    seed: "test",
    curriculum: "levels",
  });
  for (let i = 0; i < steps; i++) {
    const groups = planStep(state).map((task) => collectGroup(state.weights, task, state.settings));
    state = applyStep(state, groups).state;
  }
  return state;
}

function passAt1(weights: PolicyWeights, problems: readonly TrainingProblem[]): number {
  const rewards = problems.flatMap((problem) =>
    collectGroup(
      weights,
      { problem, seed: `eval/${problem.id}` },
      { ...settings, groupSize: 40 },
    ).rollouts.map((rollout) => rollout.reward),
  );
  return rewards.reduce((a, b) => a + b, 0) / rewards.length;
}

/** Of the same kinds as the ladder, and not in it. */
const fresh: readonly TrainingProblem[] = [
  "x^2*exp(3*x)",
  "x*cos(2*x)",
  "x^4 + cos(x)",
  "x/(x^2 + 9)",
  "sin(5*x)",
].map((statement, i) => ({ id: `fresh${i}`, statement, level: 0 }));

describe("learning", () => {
  it("turns a policy that mostly fails into one that mostly solves problems it has never seen", () => {
    const before = passAt1(untrainedWeights(), fresh);
    const after = passAt1(trained(50).weights, fresh);
    expect(before).toBeLessThan(0.12);
    expect(after).toBeGreaterThan(0.7);
  });

  it("learns nothing where the verifier never says yes", () => {
    const unsolvable = [{ id: "gauss", statement: "exp(-x^2)", level: 0 }];
    const state = trained(5, unsolvable);
    expect(state.weights.values.every((value) => value === 0)).toBe(true);
  });

  it("follows the rewards, not the rules: a rate of zero changes nothing", () => {
    expect(trained(3, ladder, { learningRate: 0 }).weights).toEqual(untrainedWeights());
  });
});

describe("determinism", () => {
  it("gives the same rollouts for the same task, in a clone of the weights as well", () => {
    const { weights } = trained(3);
    const task = { problem: ladder[0]!, seed: "s" };
    expect(collectGroup(structuredClone(weights), task, settings)).toEqual(
      collectGroup(weights, task, settings),
    );
  });

  it("does not depend on the order in which threads deliver the groups", () => {
    const state = trained(2);
    const groups = planStep(state).map((task) => collectGroup(state.weights, task, settings));
    expect(applyStep(state, [...groups].reverse())).toEqual(applyStep(state, groups));
  });

  it("goes on from a checkpoint that went through JSON", () => {
    const state = trained(4);
    const restored = JSON.parse(JSON.stringify(state)) as TrainerState;
    expect(planStep(restored)).toEqual(planStep(state));
    const groups = planStep(state).map((task) => collectGroup(state.weights, task, settings));
    expect(applyStep(restored, structuredClone(groups))).toEqual(applyStep(state, groups));
  });

  it("draws other rollouts for another seed", () => {
    const answers = (seed: string) =>
      collectGroup(
        untrainedWeights(),
        { problem: ladder[4]!, seed },
        { ...settings, groupSize: 20 },
      ).rollouts.map((r) => r.answer);
    expect(answers("a")).not.toEqual(answers("b"));
  });
});

describe("metrics", () => {
  it("carry the names of TRL's trainer and stay within their ranges", () => {
    const state = trained(1);
    const { metrics } = applyStep(
      state,
      planStep(state).map((task) => collectGroup(state.weights, task, settings)),
    );
    const shares = [
      "reward",
      "frac_reward_zero_std",
      "clip_ratio/region_mean",
      "completions/clipped_ratio",
      "solve_rate/level_3",
    ];
    for (const name of shares) {
      expect(metrics[name], name).toBeGreaterThanOrEqual(0);
      expect(metrics[name], name).toBeLessThanOrEqual(1);
    }
    for (const name of [
      "reward_std",
      "kl",
      "entropy",
      "completions/mean_length",
      "completions/mean_terminated_length",
    ])
      expect(metrics[name], name).toBeGreaterThanOrEqual(0);
    expect(metrics.grad_norm).toBeGreaterThan(0);
    expect(Number.isFinite(metrics.loss)).toBe(true);
    expect(metrics["completions/min_length"]).toBeLessThanOrEqual(metrics["completions/max_length"]!);
    expect(metrics.learning_rate).toBe(settings.learningRate);
    expect(metrics["clip_ratio/low_mean"]! + metrics["clip_ratio/high_mean"]!).toBeCloseTo(
      metrics["clip_ratio/region_mean"]!,
      12,
    );
  });

  it("normalises advantages within the group", () => {
    expect(advantagesOf([1, 1, 1])).toEqual([0, 0, 0]);
    const [up, down] = advantagesOf([1, 0, 0, 0]) as [number, number];
    expect(up).toBeCloseTo(1.5, 2);
    expect(down).toBeCloseTo(-0.5, 2);
  });
});

describe("curriculum", () => {
  it("starts with the deepest level alone and opens the next when it is mastered", () => {
    expect(planStep(trained(0)).every((task) => task.problem.level === 3)).toBe(true);
    expect(trained(50).curriculum.frontier).toBeLessThan(3);
  });

  it("draws from every level without the ladder", () => {
    const state = startTraining({
      weights: untrainedWeights(),
      problems: ladder,
      settings: { ...settings, problemsPerStep: 10 },
      seed: "x",
      curriculum: "none",
    });
    expect(new Set(planStep(state).map((task) => task.problem.level))).toEqual(new Set([0, 1, 2, 3]));
  });
});

describe("selection", () => {
  /** How often each of two problems is drawn in fifty steps of one problem, once one of them is always solved. */
  function draws(selection: "difficulty" | "uniform") {
    const problems = ladder.slice(0, 2);
    const start = startTraining({
      weights: untrainedWeights(),
      problems,
      settings: { ...settings, problemsPerStep: 1 },
      seed: "draws",
      curriculum: "none",
      selection,
    });
    const solveRates = { p0: { rate: 1, groups: 9 }, p1: { rate: 0.5, groups: 9 } };
    const drawn = Array.from({ length: 50 }, (_, step) => planStep({ ...start, step, solveRates })[0]!);
    return drawn.filter(({ problem }) => problem.id === "p1").length;
  }

  it("by difficulty draws what is sometimes solved far more often than what always is", () => {
    expect(draws("difficulty")).toBeGreaterThan(40);
  });

  it("draws all alike where it is switched off", () => {
    expect(draws("uniform")).toBeGreaterThan(12);
    expect(draws("uniform")).toBeLessThan(38);
  });
});

describe("solve rates", () => {
  it("are given by technique, and as a histogram of every problem measured so far", () => {
    const problems = ladder.map((problem, i) => ({ ...problem, technique: i % 2 ? "even" : "odd" }));
    const state = trained(4, problems, { problemsPerStep: 10 });
    const groups = planStep(state).map((task) => collectGroup(state.weights, task, state.settings));
    const next = applyStep(state, groups);
    const solved = (technique: string) => {
      const names = new Set(problems.filter((one) => one.technique === technique).map(({ id }) => id));
      const of = groups.filter(({ problemId }) => names.has(problemId));
      const rewards = of.map((group) => group.rollouts.reduce((sum, { reward }) => sum + reward, 0));
      return rewards.reduce((a, b) => a + b, 0) / rewards.length / state.settings.groupSize;
    };
    expect(next.metrics["solve_rate/technique/odd"]).toBeCloseTo(solved("odd"), 12);
    expect(next.metrics["solve_rate/technique/even"]).toBeCloseTo(solved("even"), 12);
    const bins = Array.from({ length: 10 }, (_, bin) => next.metrics[`solve_rate_histogram/${bin}`]!);
    expect(bins.reduce((a, b) => a + b, 0)).toBe(Object.keys(next.state.solveRates).length);
  });
});

describe("pruning", () => {
  const hopeless = [
    { id: "a", statement: "exp(-x^2)", level: 1, branch: "a" },
    { id: "b", statement: "exp(-3*x^2)", level: 2, branch: "a" },
    { id: "c", statement: "x^3", level: 2, branch: "c" },
  ];
  const start = (pruning: boolean): TrainerState =>
    startTraining({
      weights: untrainedWeights(),
      problems: hopeless,
      settings: { ...settings, learningRate: 0, problemsPerStep: 3, groupSize: 40 },
      seed: "prune",
      curriculum: "none",
      pruning,
    });
  function prunedAfter(steps: number, pruning: boolean): TrainerState {
    let state = start(pruning);
    for (let i = 0; i < steps; i++) {
      const groups = planStep(state).map((task) => collectGroup(state.weights, task, state.settings));
      state = applyStep(state, groups).state;
    }
    return state;
  }

  it("leaves out a branch of which no group taught anything, and counts what that saves", () => {
    const drawn = (state: TrainerState) => planStep(state).map(({ problem }) => problem.id);
    expect(drawn(start(true)).sort()).toEqual(["a", "b", "c"]);
    expect(drawn(prunedAfter(2, true))).toEqual(["c"]);
    expect(prunedAfter(2, true).rolloutsSaved).toBe(0);
    expect(prunedAfter(5, true).rolloutsSaved).toBe(3 * 2 * 40);
  });

  it("reports what it saved and nothing that was not measured, where it left out all that was drawn", () => {
    const state = { ...prunedAfter(2, true), problems: hopeless.slice(0, 2) };
    expect(planStep(state)).toEqual([]);
    const next = applyStep(state, []);
    const names = Object.keys(next.metrics).filter((name) => !name.startsWith("solve_rate_histogram/"));
    expect(names).toEqual(["pruning/rollouts_saved"]);
    expect(next.state.weights).toEqual(state.weights);
    expect(next.state.step).toBe(3);
  });

  it("leaves nothing out where it is switched off", () => {
    expect(planStep(prunedAfter(5, false))).toHaveLength(3);
    expect(prunedAfter(5, false).rolloutsSaved).toBe(0);
  });

  it("gives a branch another chance when a harder level opens", () => {
    const state = prunedAfter(3, true);
    const opened = {
      ...state,
      curriculum: { ...state.curriculum, kind: "levels" as const, frontier: 2, stepsAtFrontier: 39 },
    };
    const groups = planStep(opened).map((task) => collectGroup(opened.weights, task, opened.settings));
    expect(planStep(applyStep(opened, groups).state)).toHaveLength(3);
  });
});

describe("sampleSolution", () => {
  it("shows the steps of the answer it gives, the same for the same seed", () => {
    const { weights } = trained(50);
    const solution = sampleSolution(weights, "x*exp(x)", { seed: "1" });
    expect(sampleSolution(weights, "x*exp(x)", { seed: "1" })).toEqual(solution);
    expect(solution.answer).not.toBeNull();
    expect(solution.steps.length).toBeGreaterThan(0);
    for (const step of solution.steps) expect(step.latex).toContain("\\int");
    expect(solution.logProbability).toBeLessThanOrEqual(0);
  });

  it("gives up within its budget", () => {
    const solution = sampleSolution(untrainedWeights(), "x^3*exp(x)*sin(x)", { seed: "1", stepBudget: 1 });
    expect(solution.steps.length).toBeLessThanOrEqual(1);
  });

  it("answers nothing to what it cannot read", () => {
    expect(sampleSolution(untrainedWeights(), "x +* 2", { seed: "1" })).toEqual({
      answer: null,
      steps: [],
      logProbability: 0,
    });
  });
});
