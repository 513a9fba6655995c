import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { Command } from "commander";
import { embeddedBackend } from "@/lib/backends/embedded";
import { untrainedWeights } from "@/lib/domains/integration/rule-policy";
import { invalidField } from "@/lib/errors";
import { version } from "@/lib/version";
import { namedFile } from "../session";
import { type Collect, learnAtTestTime, type Trained, trainFor } from "./conditions";
import { curvesOf, type Row, type TestTimeRow, tableOf } from "./report";
import { growLadder, hardRoots } from "./trees";

type Options = { seeds: string; out: string; rollouts: string; hardAfter: string; threads: string };

export function experimentCommand(): Command {
  const ladder = new Command("ladder-vs-direct")
    .description("LADDER on variants of hard roots, against as many rollouts on the roots alone; then TTRL")
    .option("--seeds <count or list>", "how many seeds, or which: 5, or 3,8,21", "5")
    .option(
      "--out <folder>",
      "where curves.svg, table.md and result.json are written; other seeds in it stay",
      "ladder-vs-direct",
    )
    .option("--rollouts <number>", "rollouts of each training", "30000")
    .option(
      "--hard-after <number>",
      "a root is hard when so many untrained rollouts did not solve it",
      "5000",
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
  const out = namedFile(options.out);
  await mkdir(out, { recursive: true });
  const settings = { version, node: process.version, threads, budget, hardAfter };
  let { rows, testTime } = await measuredBefore(out, settings, seeds);
  for (const seed of seeds) {
    const found = await oneSeed(seed, budget, hardAfter, threads);
    rows = [...rows, ...found.rows].sort(bySeed);
    testTime = [...testTime, found.testTime].sort(bySeed);
    // Written after every seed, so that an experiment that is broken off has what it measured.
    await writeFile(
      join(out, "result.json"),
      `${JSON.stringify({ ...settings, rows, testTime }, null, 2)}\n`,
    );
    await writeFile(join(out, "table.md"), tableOf(rows, testTime));
    await writeFile(join(out, "curves.svg"), curvesOf(rows));
  }
  console.log(tableOf(rows, testTime));
}

const bySeed = (a: { seed: string }, b: { seed: string }): number =>
  a.seed.localeCompare(b.seed, "en", { numeric: true });

/** The other seeds that stand in the folder, measured with the same settings: one experiment may be run in several goes. */
async function measuredBefore(out: string, settings: object, seeds: readonly string[]) {
  const text = await readFile(join(out, "result.json"), "utf8").catch(() => null);
  const stored = text === null ? null : (JSON.parse(text) as { rows: Row[]; testTime: TestTimeRow[] });
  const same = stored !== null && isDeepStrictEqual({ ...stored, ...settings }, stored);
  if (!same) return { rows: [], testTime: [] };
  const other = ({ seed }: { seed: string }) => !seeds.includes(seed);
  return { rows: stored.rows.filter(other), testTime: stored.testTime.filter(other) };
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

async function oneSeed(seed: string, budget: number, hardAfter: number, threads: number) {
  const roots = await withThreads(threads, (collect) => hardRoots(hardAfter, seed, collect));
  const problems = growLadder(roots, seed);
  console.error(`Seed ${seed}: ${roots.length} hard roots, ${problems.length} problems in their trees`);
  const start = { weights: untrainedWeights(), seed };
  const onTrees = { ...start, problems, curriculum: "levels" } as const;
  const onRoots = {
    ...start,
    problems: problems.filter(({ level }) => level === 0),
    curriculum: "none",
    selection: "uniform",
  } as const;
  const ladder = await withThreads(threads, (collect) => trainFor(budget, onTrees, collect));
  const direct = await withThreads(threads, (collect) => trainFor(budget, onRoots, collect));
  const rows = [rowOf("ladder", seed, ladder), rowOf("roots-only", seed, direct)];
  for (const row of rows)
    console.error(
      `Seed ${seed}, ${row.condition}: ${row.passAt1After.toFixed(3)} in ${row.seconds.toFixed(1)} s`,
    );
  const testTime = await withThreads(threads, (collect) => learnAtTestTime(ladder.weights, seed, collect));
  return { rows, testTime: { seed, ...testTime } };
}

function rowOf(
  condition: Row["condition"],
  seed: string,
  { curve, rollouts, seconds, cpuSeconds }: Trained,
): Row {
  const [passAt1Before, passAt1After] = [curve[0]!.passAt1, curve.at(-1)!.passAt1];
  return { condition, seed, passAt1Before, passAt1After, rollouts, seconds, cpuSeconds, curve };
}
