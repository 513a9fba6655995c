import { Command } from "commander";
import { embeddedBackend } from "@/lib/backends/embedded";
import { trainingRoots } from "@/lib/domains/integration/problem-sets";
import { untrainedWeights } from "@/lib/domains/integration/rule-policy";
import { invalidField } from "@/lib/errors";
import { version } from "@/lib/version";
import { namedFile } from "../session";
import { type Collect, learnAtTestTime, type Trained, trainFor, trainingSettings } from "./conditions";
import { ExperimentFolder } from "./folder";
import { type Row, tableOf } from "./report";
import { drawnAtLevel, growLadder, hardBatch, stillUnsolved } from "./trees";

type Options = { seeds: string; out: string; rollouts: string; hardAfter: string; threads: string };

export function experimentCommand(): Command {
  const ladder = new Command("ladder-vs-direct")
    .description("LADDER on variants of hard roots, against as many rollouts on the roots alone; then TTRL")
    .option("--seeds <count or list>", "how many seeds, or which: 5, or 3,8,21", "5")
    .option(
      "--out <folder>",
      "where curves.svg, table.md and result.json are written; what stands there is not measured again",
      "ladder-vs-direct",
    )
    .option("--rollouts <number>", "rollouts of each training", "100000")
    .option(
      "--hard-after <number>",
      "a root is hard when so many untrained rollouts did not solve it",
      "30000",
    )
    .option("--threads <number>", "worker threads", "2")
    .exitOverride()
    .action(ladderVsDirect);
  return new Command("experiment")
    .description("repeat an experiment on the built-in rule policy")
    .addCommand(ladder);
}

/** "5" is seeds 1 to 5; "3,8,21" and "3," are those seeds. @throws LadderboardError invalid */
export function readSeeds(text: string): string[] {
  if (/^\d+$/.test(text)) {
    const count = Number(text);
    if (count < 1 || count > 100) throw invalidField("seeds", "Ask for 1 to 100 seeds.");
    return Array.from({ length: count }, (_, i) => String(i + 1));
  }
  const seeds = text
    .split(",")
    .map((seed) => seed.trim())
    .filter((seed) => seed !== "");
  if (seeds.length === 0) throw invalidField("seeds", "Name a seed at least.");
  return [...new Set(seeds)];
}

function whole(text: string, field: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw invalidField(field, "Give a whole number of at least 1.");
  return value;
}

async function ladderVsDirect(options: Options): Promise<void> {
  const seeds = readSeeds(options.seeds);
  const budget = whole(options.rollouts, "rollouts");
  const hardAfter = whole(options.hardAfter, "hard-after");
  const threads = whole(options.threads, "threads");
  const settings = {
    version,
    node: process.version,
    threads,
    budget,
    hardAfter,
    drawnAtLevel,
    grpo: trainingSettings,
  };
  const nothing = {
    hard: { rollouts: 0, roots: trainingRoots.map(({ id }) => id) },
    rows: [],
    testTime: [],
  };
  const folder = await ExperimentFolder.open(namedFile(options.out), settings, nothing);
  await findHardRoots(folder, hardAfter, threads);
  for (const seed of seeds) {
    await measureLadder(folder, seed, budget, threads);
    await measureRootsOnly(folder, seed, budget, threads);
  }
  const { rows, testTime } = folder.content;
  console.log(tableOf(rows, testTime));
}

/** Once for all seeds: hard by measurement alone. */
async function findHardRoots(folder: ExperimentFolder, hardAfter: number, threads: number): Promise<void> {
  await withThreads(threads, async (collect) => {
    while (folder.content.hard.rollouts < hardAfter) {
      const { rollouts } = folder.content.hard;
      const roots = await stillUnsolved(hardRoots(folder), rollouts, collect);
      await folder.add({ hard: { rollouts: rollouts + hardBatch, roots: roots.map(({ id }) => id) } });
    }
  });
}

const hardRoots = (folder: ExperimentFolder) =>
  trainingRoots.filter(({ id }) => folder.content.hard.roots.includes(id));

const isMeasured = ({ content }: ExperimentFolder, condition: Row["condition"], seed: string): boolean =>
  content.rows.some((row) => row.condition === condition && row.seed === seed);

async function measureLadder(folder: ExperimentFolder, seed: string, budget: number, threads: number) {
  if (isMeasured(folder, "ladder", seed)) return;
  const roots = hardRoots(folder);
  const problems = growLadder(roots, seed);
  console.error(`Seed ${seed}: ${roots.length} hard roots, ${problems.length} problems in their trees`);
  const input = { weights: untrainedWeights(), seed, problems, curriculum: "levels" } as const;
  const trained = await withThreads(threads, (collect) => trainFor(budget, input, collect));
  const row = told(rowOf("ladder", seed, trained));
  const testTime = await withThreads(threads, (collect) => learnAtTestTime(trained.weights, seed, collect));
  const { content } = folder;
  await folder.add({ rows: [...content.rows, row], testTime: [...content.testTime, { seed, ...testTime }] });
}

async function measureRootsOnly(folder: ExperimentFolder, seed: string, budget: number, threads: number) {
  if (isMeasured(folder, "roots-only", seed)) return;
  const problems = hardRoots(folder).map(({ id, statement }) => ({ id, statement, level: 0 }));
  const ablation = { curriculum: "none", selection: "uniform" } as const;
  const input = { weights: untrainedWeights(), seed, problems, ...ablation };
  const trained = await withThreads(threads, (collect) => trainFor(budget, input, collect));
  await folder.add({ rows: [...folder.content.rows, told(rowOf("roots-only", seed, trained))] });
}

function told(row: Row): Row {
  const { seed, condition, passAt1After, seconds } = row;
  console.error(`Seed ${seed}, ${condition}: ${passAt1After.toFixed(3)} in ${seconds.toFixed(1)} s`);
  return row;
}

/** Threads of its own for each piece of work: none gains from what another one has worked out before. */
async function withThreads<T>(threads: number, work: (collect: Collect) => Promise<T>): Promise<T> {
  const backend = embeddedBackend({ threads, deadlineMs: 600_000 });
  try {
    return await work(backend.collectGroups);
  } finally {
    await backend.close();
  }
}

function rowOf(
  condition: Row["condition"],
  seed: string,
  { curve, rollouts, seconds, cpuSeconds }: Trained,
): Row {
  const [passAt1Before, passAt1After] = [curve[0]!.passAt1, curve.at(-1)!.passAt1];
  return { condition, seed, passAt1Before, passAt1After, rollouts, seconds, cpuSeconds, curve };
}
