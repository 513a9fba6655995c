import { trainingSettings } from "@/lib/cli/experiment/conditions";
import { growLadder } from "@/lib/cli/experiment/trees";
import { trainingRoots } from "@/lib/domains/integration/problem-sets";
import {
  applyStep,
  collectGroup,
  planStep,
  startTraining,
  untrainedWeights,
} from "@/lib/domains/integration/rule-policy";

/**
 * Rollouts a second of processor time in one thread, over a LADDER training from the start: the first window meets every
 * integral for the first time.
 */
const budget = Number(process.argv[2] ?? 30_000);
const windows = 10;

const cpuSeconds = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
};
/** Every fourth root, so that every technique is among them. */
const problems = growLadder(
  trainingRoots.filter((_, index) => index % 4 === 0),
  "1",
);
let state = startTraining({
  weights: untrainedWeights(),
  problems,
  settings: trainingSettings,
  seed: "1",
  curriculum: "levels",
});
console.log(`${problems.length} problems in the trees; one thread, processor time\n`);
console.log("| rollouts | seconds | rollouts a second | of it in rollouts | reward |");
console.log("| --- | --- | --- | --- | --- |");
const start = process.cpuUsage();
let [rollouts, shown, inRollouts] = [0, 0, 0];
let before = process.cpuUsage();
let reward = 0;
while (rollouts < budget) {
  const collecting = process.cpuUsage();
  const groups = planStep(state).map((task) => collectGroup(state.weights, task, state.settings));
  inRollouts += cpuSeconds(collecting);
  const step = applyStep(state, groups);
  state = step.state;
  reward = step.metrics.reward ?? 0;
  rollouts += groups.length * state.settings.groupSize;
  if (rollouts - shown < budget / windows && rollouts < budget) continue;
  const seconds = cpuSeconds(before);
  const rate = ((rollouts - shown) / seconds).toFixed(0);
  console.log(
    `| ${rollouts} | ${seconds.toFixed(1)} | ${rate} | ${((100 * inRollouts) / seconds).toFixed(0)} % | ${reward.toFixed(2)} |`,
  );
  [shown, inRollouts, before] = [rollouts, 0, process.cpuUsage()];
}
console.log(`\nIn all ${(rollouts / cpuSeconds(start)).toFixed(0)} rollouts a second.`);
