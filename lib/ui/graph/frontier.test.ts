import { describe, expect, it } from "vitest";
import { type Frontier, frontierColouring, ratesAfter, signalAt, solvedByLevel } from "./frontier";
import { shownProblem } from "./shown-problem";
import { englishWords, id, treeOf } from "./testing/tree";
import { allOpen, visibleRows } from "./visible-rows";

const tree = treeOf([-1, 0, 0]);
const at = (number: number) => tree.ids.placeOf(id(number));
const frame = { runId: "r", stage: "verify", model: "m v1", steps: null, at: new Date(0) } as const;
const frontier: Frontier = {
  problemIds: [id(1), id(0), id(99)],
  frames: [
    { ...frame, problems: [0, 1, 2], verified: [2, 0, 1], attempts: [4, 4, 1] },
    { ...frame, problems: [0], verified: [4], attempts: [4] },
    { ...frame, problems: [1], verified: [1], attempts: [4] },
  ],
};
const classes = (which: number) => {
  const { classOf, classes } = frontierColouring(tree, ratesAfter(tree, frontier, which), englishWords);
  return [0, 1, 2].map((number) => classes[classOf[at(number)]!]!.label);
};

describe("the learning frontier", () => {
  it("gives each problem the solve rate of the moment, and no verdict of now", () => {
    const past = ratesAfter(tree, frontier, 0);
    const rows = visibleRows(tree, allOpen, -1);
    const colouring = frontierColouring(tree, past, englishWords);
    const shown = shownProblem({ tree, rows, colouring, dimmed: null, past }, rows.rowOf[at(1)]!);
    expect(shown).toMatchObject({ verifiedCount: 2, attemptCount: 4, ofMoment: true });
  });

  it("climbs from the leaves to the root, and keeps what a frame does not mention", () => {
    expect(classes(0)).toEqual(["Never solved", "Up to 50 %", "Not measured"]);
    expect(classes(1)).toEqual(["Never solved", "Always solved", "Not measured"]);
    expect(classes(2)).toEqual(["Up to 50 %", "Always solved", "Not measured"]);
    expect(solvedByLevel(tree, ratesAfter(tree, frontier, 1))).toEqual([
      { level: 0, solved: 0, measured: 1 },
      { level: 1, solved: 1, measured: 1 },
    ]);
  });

  it("marks problems that give no signal, with the remedy", () => {
    const rates = ratesAfter(tree, frontier, 1);
    expect(signalAt(tree, rates, at(0))).toBe("noneSolved");
    expect(signalAt(tree, rates, at(1))).toBe("allSolved");
    expect(signalAt(tree, rates, at(2))).toBeNull();
    expect(signalAt(tree, ratesAfter(tree, frontier, 2), at(0))).toBeNull();
  });
});
