import { expect, it } from "vitest";
import { performTask } from "@/lib/backends/embedded/perform-task";
import { growTrees } from "@/lib/domains/grow-tree";
import { integrationDomain } from "@/lib/domains/integration";
import { trainingRoots } from "@/lib/domains/integration/problem-sets";
import { untrainedWeights } from "@/lib/domains/integration/rule-policy";
import { type Collect, trainFor } from "./conditions";
import { stillUnsolved } from "./trees";

/** The experiment in small: roots that it found to be hard, one seed, a sixth of the rollouts. */
const hard = [
  "training-partial-fractions-14",
  "training-completing-the-square-02",
  "training-completing-the-square-11",
  "training-trigonometric-powers-13",
  "training-trigonometric-powers-17",
  "training-inverse-functions-08",
  "training-inverse-functions-11",
  "training-hyperbolic-10",
  "training-exponentials-03",
  "training-radicals-06",
  "training-mixed-15",
  "training-mixed-16",
];
const roots = trainingRoots.filter(({ id }) => hard.includes(id));
const budget = 5_000;
const collect: Collect = async (weights, tasks, settings) =>
  performTask({ kind: "collect", weights, tasks, settings });

it("LADDER learns from the trees of roots that the policy cannot solve; as many rollouts on the roots alone teach nothing", {
  timeout: 240_000,
}, async () => {
  expect(await stillUnsolved(roots, 0, collect)).toEqual(roots);
  const seed = "small";
  const drawn = { drawnAtLevel: [8, 4, 2], most: Number.POSITIVE_INFINITY, seed };
  const problems = growTrees(integrationDomain, roots, drawn);
  const start = { weights: untrainedWeights(), seed };
  const ladder = await trainFor(budget, { ...start, problems, curriculum: "levels" }, collect);
  const onRoots = { problems: problems.filter(({ level }) => level === 0), curriculum: "none" as const };
  const direct = await trainFor(budget, { ...start, ...onRoots, selection: "uniform" }, collect);
  expect(ladder.curve[0]!.passAt1).toBeLessThan(0.05);
  expect(ladder.curve.at(-1)!.passAt1).toBeGreaterThan(0.3);
  expect(direct.curve.at(-1)!.passAt1).toBeLessThan(0.1);
});
