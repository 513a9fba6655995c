import { bundledWords } from "@/lib/language/bundled-words";
import type { Words } from "@/lib/language/words";
import { type Colouring, counted, saidClasses, solveRateClass, solveRateClasses } from "./measure";
import type { Tree } from "./tree";
import type { TreeWords } from "./tree-words";

/**
 * Why a problem cannot teach the model anything now; a leaf has no variants that would help. Each is a key of the messages,
 * which say what would.
 */
export type Signal = "noneSolved" | "noneSolvedLeaf" | "allSolved";

/** A moment from which solve rates are known; `problems` are places in `Frontier.problemIds`. */
export type FrontierFrame = {
  readonly runId: string;
  readonly stage: "verify" | "train";
  readonly model: string;
  readonly steps: { readonly from: number; readonly to: number } | null;
  readonly at: Date;
  readonly problems: readonly number[];
  readonly verified: readonly number[];
  readonly attempts: readonly number[];
};
export type Frontier = { readonly problemIds: readonly string[]; readonly frames: readonly FrontierFrame[] };

/** By place in the tree: the last known attempts. */
export type Rates = { readonly verified: Int32Array; readonly attempts: Int32Array };

/** What was known after a frame: what it does not mention stays as the frames before it left it. */
export function ratesAfter(tree: Tree, { problemIds, frames }: Frontier, frame: number): Rates {
  const places = problemIds.map((id) => tree.ids.placeOf(id));
  const verified = new Int32Array(tree.count);
  const attempts = new Int32Array(tree.count);
  for (const { problems, verified: right, attempts: tried } of frames.slice(0, frame + 1)) {
    for (const [index, problem] of problems.entries()) {
      const at = places[problem]!;
      if (at < 0) continue;
      verified[at] = right[index]!;
      attempts[at] = tried[index]!;
    }
  }
  return { verified, attempts };
}

export const ratesNow = (tree: Tree): Rates => ({
  verified: tree.verifiedCount,
  attempts: tree.attemptCount,
});

const rateAt = ({ verified, attempts }: Rates, at: number): number | null =>
  attempts[at] === 0 ? null : verified[at]! / attempts[at]!;

export function frontierColouring(tree: Tree, rates: Rates, { say }: TreeWords): Colouring {
  const classOf = new Uint8Array(tree.count);
  for (let at = 0; at < tree.count; at += 1) classOf[at] = solveRateClass(rateAt(rates, at));
  const counts = counted(classOf, solveRateClasses.length);
  const label = say({ key: "tree.measures.difficulty" });
  return { label, classes: saidClasses(solveRateClasses, say), classOf, counts };
}

/**
 * GRPO compares the answers to one problem with one another: where all are right, or none, there is nothing to compare.
 * Null where the problem has a signal, or was not measured.
 */
export function signalOf(rate: number | null, hasVariants: boolean): Signal | null {
  if (rate === 0) return hasVariants ? "noneSolved" : "noneSolvedLeaf";
  return rate === 1 ? "allSolved" : null;
}

export const signalAt = (tree: Tree, rates: Rates, at: number): Signal | null =>
  signalOf(rateAt(rates, at), tree.childCount[at]! > 0);

/** By level: how many problems were measured, and how many of them were solved at least once. */
export function solvedByLevel(
  tree: Tree,
  rates: Rates,
): { level: number; solved: number; measured: number }[] {
  const levels: { level: number; solved: number; measured: number }[] = [];
  for (let at = 0; at < tree.count; at += 1) {
    const rate = rateAt(rates, at);
    const level = tree.level[at]!;
    levels[level] ??= { level, solved: 0, measured: 0 };
    if (rate === null) continue;
    levels[level].measured += 1;
    if (rate > 0) levels[level].solved += 1;
  }
  return levels.filter(({ measured }) => measured > 0);
}

export function frameLabel({ stage, model: name, steps }: FrontierFrame): Words {
  const model = bundledWords(name);
  if (stage === "verify" || !steps) return { key: "tree.frontier.verifyRun", values: { model } };
  const { from, to } = steps;
  if (from === to) return { key: "tree.frontier.step", values: { step: to, model } };
  return { key: "tree.frontier.steps", values: { from, to, model } };
}
