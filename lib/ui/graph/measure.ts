import { bundledWords } from "@/lib/language/bundled-words";
import type { Words } from "@/lib/language/words";
import { reviewStates, solveRate, type Tree, verdictNames } from "./tree";
import type { TreeWords } from "./tree-words";

/** What the nodes' colour stands for. */
export const measureNames = ["verdict", "review", "difficulty", "level", "transformation", "model"] as const;
export type MeasureName = (typeof measureNames)[number];

/** `colour` names a colour of the palette: "ok" is --color-ok. */
export type MeasureClass = { readonly label: string; readonly colour: string };
/** A class before anybody reads it. */
type NamedClass = { readonly label: Words; readonly colour: string };

/** A measure applied to a tree: each problem's class, and how many there are of each. */
export type Colouring = {
  readonly label: string;
  readonly classes: readonly MeasureClass[];
  /** Place in the tree → place in `classes`. */
  readonly classOf: Uint8Array;
  readonly counts: readonly number[];
};

export const solveRateClasses: readonly NamedClass[] = [
  { label: { key: "tree.classes.neverSolved" }, colour: "series-6" },
  { label: { key: "tree.classes.upToHalf" }, colour: "series-2" },
  { label: { key: "tree.classes.aboveHalf" }, colour: "series-1" },
  { label: { key: "tree.classes.alwaysSolved" }, colour: "series-3" },
  { label: { key: "tree.classes.notMeasured" }, colour: "line-strong" },
];

export function solveRateClass(rate: number | null): number {
  if (rate === null) return 4;
  if (rate === 0) return 0;
  if (rate === 1) return 3;
  return rate <= 0.5 ? 1 : 2;
}

const fixed: Record<
  "verdict" | "review" | "difficulty" | "level",
  { classes: readonly NamedClass[]; classAt: (tree: Tree, at: number) => number }
> = {
  verdict: {
    classes: [
      { label: { key: "data.verdicts.verified" }, colour: "ok" },
      { label: { key: "data.verdicts.refuted" }, colour: "bad" },
      { label: { key: "data.verdicts.undecided" }, colour: "warn" },
      { label: { key: "data.verdicts.none" }, colour: "line-strong" },
    ],
    classAt: (tree, at) => tree.state[at]! & 3,
  },
  review: {
    classes: [
      { label: { key: "data.reviewStates.pending" }, colour: "line-strong" },
      { label: { key: "data.reviewStates.approved" }, colour: "ok" },
      { label: { key: "data.reviewStates.rejected" }, colour: "bad" },
      { label: { key: "data.reviewStates.conflict" }, colour: "warn" },
    ],
    classAt: (tree, at) => tree.state[at]! >> 2,
  },
  difficulty: {
    classes: solveRateClasses,
    classAt: (tree, at) =>
      solveRateClass(
        solveRate({ attemptCount: tree.attemptCount[at]!, verifiedCount: tree.verifiedCount[at]! }),
      ),
  },
  level: {
    classes: [
      { label: { key: "tree.classes.root" }, colour: "series-1" },
      { label: { key: "tree.classes.level", values: { level: 1 } }, colour: "series-2" },
      { label: { key: "tree.classes.level", values: { level: 2 } }, colour: "series-3" },
      { label: { key: "tree.classes.level", values: { level: 3 } }, colour: "series-4" },
      { label: { key: "tree.classes.deeper" }, colour: "series-5" },
    ],
    classAt: (tree, at) => Math.min(tree.level[at]!, 4),
  },
};

/** Classes in the words of the reader. */
export const saidClasses = (classes: readonly NamedClass[], say: TreeWords["say"]): MeasureClass[] =>
  classes.map(({ label, colour }) => ({ label: say(label), colour }));

export function colouringOf(tree: Tree, measure: MeasureName, words: TreeWords): Colouring {
  const { say, titleOf } = words;
  const name = say({ key: `tree.measures.${measure}` });
  if (measure === "transformation") {
    const label = (code: number) => tree.names.transformations[code]?.map(titleOf).join(" + ") ?? "";
    return byCode(name, tree.transformations, label, { key: "tree.classes.noTransformation" }, say);
  }
  if (measure === "model") {
    const label = (code: number) => say(bundledWords(tree.names.models[code] ?? ""));
    return byCode(name, tree.models, label, { key: "tree.classes.noModel" }, say);
  }
  const { classes, classAt } = fixed[measure];
  const classOf = new Uint8Array(tree.count);
  for (let at = 0; at < tree.count; at += 1) classOf[at] = classAt(tree, at);
  const counts = counted(classOf, classes.length);
  return { label: name, classes: saidClasses(classes, say), classOf, counts };
}

/** The five most frequent codes get a colour each; the legend counts the rest as others. */
function byCode(
  name: string,
  codes: Int32Array,
  label: (code: number) => string,
  none: Words,
  say: TreeWords["say"],
): Colouring {
  const frequency = new Map<number, number>();
  for (const code of codes) if (code >= 0) frequency.set(code, (frequency.get(code) ?? 0) + 1);
  const shown = [...frequency].sort((a, b) => b[1] - a[1]).slice(0, 5);
  const classes = shown.map(([code], index) => ({ label: label(code), colour: `series-${index + 1}` }));
  const others = classes.length;
  if (frequency.size > shown.length)
    classes.push({ label: say({ key: "tree.classes.others" }), colour: "series-6" });
  classes.push({ label: say(none), colour: "line-strong" });
  const classByCode = new Map(shown.map(([code], index) => [code, index]));
  const classOf = Uint8Array.from(codes, (code) =>
    code < 0 ? classes.length - 1 : (classByCode.get(code) ?? others),
  );
  return { label: name, classes, classOf, counts: counted(classOf, classes.length) };
}

export function counted(classOf: Uint8Array, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const index of classOf) counts[index]! += 1;
  return counts;
}

/** The same colours, counted in the subtree of a place alone; as they are for −1. */
export function countedBelow(colouring: Colouring, tree: Tree, top: number): Colouring {
  if (top < 0) return colouring;
  const { classOf, classes } = colouring;
  return { ...colouring, counts: counted(classOf.subarray(top, tree.end[top]), classes.length) };
}

/** What a filter may ask for. Absent: anything. */
export type Filters = {
  readonly verdict: string | null;
  readonly review: string | null;
  readonly rate: number | null;
};
export const noFilters: Filters = { verdict: null, review: null, rate: null };
export const verdictFilter = verdictNames.map((name) => name ?? "none");

/** 1 for each problem that the filters and the search do not ask for; null where they ask for everything. */
export function dimmedPlaces(
  tree: Tree,
  filters: Filters,
  found: ReadonlySet<number> | null,
): Uint8Array | null {
  const { verdict, review, rate } = filters;
  if (verdict === null && review === null && rate === null && found === null) return null;
  const dimmed = new Uint8Array(tree.count);
  for (let at = 0; at < tree.count; at += 1) {
    const state = tree.state[at]!;
    const asked =
      (verdict === null || verdictFilter[state & 3] === verdict) &&
      (review === null || reviewStates[state >> 2] === review) &&
      (rate === null || fixed.difficulty.classAt(tree, at) === rate) &&
      (found === null || found.has(at));
    dimmed[at] = asked ? 0 : 1;
  }
  return dimmed;
}

/** The class of one problem, in words. */
export function classLabel(colouring: Colouring, at: number): MeasureClass {
  return colouring.classes[colouring.classOf[at]!]!;
}
