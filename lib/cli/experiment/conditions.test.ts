import { expect, it } from "vitest";
import { performTask } from "@/lib/backends/embedded/perform-task";
import { trainingRoots } from "@/lib/domains/integration/problem-sets";
import { untrainedWeights } from "@/lib/domains/integration/rule-policy";
import { type Collect, trainFor } from "./conditions";
import { growLadder, stillUnsolved } from "./trees";

/** The experiment in small: roots that it found to be hard, one seed, a fifth of the rollouts. */
const hard = [
  "training-rational-algebra-05",
  "training-rational-algebra-06",
  "training-partial-fractions-07",
  "training-partial-fractions-12",
  "training-partial-fractions-14",
  "training-trigonometric-powers-16",
  "training-trigonometric-powers-17",
  "training-inverse-functions-08",
  "training-hyperbolic-10",
  "training-mixed-15",
  "training-mixed-16",
];
const roots = trainingRoots.filter(({ id }) => hard.includes(id));
const budget = 20_000;
const collect: Collect = async (weights, tasks, settings) =>
  performTask({ kind: "collect", weights, tasks, settings });

it("LADDER learns from the trees of roots that the policy cannot solve; as many rollouts on the roots alone teach nothing", {
  timeout: 240_000,
}, async () => {
  expect(await stillUnsolved(roots, 0, collect)).toEqual(roots);
  const seed = "small";
  const problems = growLadder(roots, seed);
  const start = { weights: untrainedWeights(), seed };
  const ladder = await trainFor(budget, { ...start, problems, curriculum: "levels" }, collect);
  const onRoots = { problems: problems.filter(({ level }) => level === 0), curriculum: "none" as const };
  const direct = await trainFor(budget, { ...start, ...onRoots, selection: "uniform" }, collect);
  expect(ladder.curve[0]!.passAt1).toBeLessThan(0.05);
  expect(ladder.curve.at(-1)!.passAt1).toBeGreaterThan(0.7);
  expect(direct.curve.at(-1)!.passAt1).toBeLessThan(0.1);
});
