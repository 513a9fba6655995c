import { solveRate, type TreeProblem } from "./tree-problem";

/** What the nodes' colour stands for. */
export const measureNames = ["verdict", "review", "solve-rate", "level"] as const;
export type MeasureName = (typeof measureNames)[number];

/** `colour` names a colour of the palette: "ok" is --color-ok. */
export type MeasureClass = { readonly label: string; readonly colour: string };

type Measure = {
  readonly label: string;
  readonly classes: readonly MeasureClass[];
  /** The index of a problem's class. */
  readonly classOf: (problem: TreeProblem) => number;
};

const verdicts = ["verified", "refuted", "undecided"] as const;
const states = ["pending", "approved", "rejected", "conflict"] as const;

export const measures: Record<MeasureName, Measure> = {
  verdict: {
    label: "Verdict",
    classes: [
      { label: "Verified", colour: "ok" },
      { label: "Refuted", colour: "bad" },
      { label: "Undecided", colour: "warn" },
      { label: "No verdict", colour: "line-strong" },
    ],
    classOf: ({ verdict }) => (verdict ? verdicts.indexOf(verdict) : 3),
  },
  review: {
    label: "Review state",
    classes: [
      { label: "Pending", colour: "line-strong" },
      { label: "Approved", colour: "ok" },
      { label: "Rejected", colour: "bad" },
      { label: "Conflict", colour: "warn" },
    ],
    classOf: ({ reviewState }) => states.indexOf(reviewState),
  },
  "solve-rate": {
    label: "Solve rate",
    classes: [
      { label: "Never solved", colour: "series-6" },
      { label: "Up to 50 %", colour: "series-2" },
      { label: "Above 50 %", colour: "series-1" },
      { label: "Always solved", colour: "series-3" },
      { label: "Not measured", colour: "line-strong" },
    ],
    classOf: (problem) => {
      const rate = solveRate(problem);
      if (rate === null) return 4;
      if (rate === 0) return 0;
      if (rate === 1) return 3;
      return rate <= 0.5 ? 1 : 2;
    },
  },
  level: {
    label: "Level",
    classes: [
      { label: "Root", colour: "series-1" },
      { label: "Level 1", colour: "series-2" },
      { label: "Level 2", colour: "series-3" },
      { label: "Level 3", colour: "series-4" },
      { label: "Deeper", colour: "series-5" },
    ],
    classOf: ({ level }) => Math.min(level, 4),
  },
};

export function measureClass(measure: MeasureName, problem: TreeProblem): MeasureClass {
  const { classes, classOf } = measures[measure];
  const found = classes[classOf(problem)];
  if (!found) throw new Error(`The measure ${measure} has no class for problem ${problem.id}.`);
  return found;
}
