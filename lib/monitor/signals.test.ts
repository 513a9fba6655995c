import { describe, expect, it } from "vitest";
import { inEnglish } from "@/lib/language/in-english";
import { translateTo } from "@/lib/language/translate";
import { say } from "@/lib/language/words";
import { alertKinds } from "./alert-kinds";
import { alertSays } from "./alert-texts";
import type { GeneratedRun, MeasuredRun } from "./figures";
import { jumpsOf, signalsOfGenerated, signalsOfMeasured, slopeOf } from "./signals";

const level = (level: number, verified: number, attempts = 100, more = {}) => ({
  level,
  attempts,
  verified,
  undecided: 0,
  answered: attempts,
  characters: 20 * attempts,
  withCloseness: verified,
  nearTolerance: 0,
  ...more,
});
const measured = (
  levels: MeasuredRun["levels"],
  commonestForm: MeasuredRun["commonestForm"] = null,
): MeasuredRun => ({
  runId: "run",
  at: new Date(0),
  model: "m v1",
  levels,
  transformations: [],
  commonestForm,
});
const generated = (mix: Record<string, number>, duplicates = 0): GeneratedRun => ({
  runId: "run",
  at: new Date(0),
  model: "m v1",
  problems: Object.values(mix).reduce((sum, one) => sum + one, 0),
  duplicates,
  transformations: Object.entries(mix).map(([transformation, problems]) => ({ transformation, problems })),
});
const figure = (signals: readonly { kind: string; figure: number }[], kind: string) =>
  signals.find((one) => one.kind === kind)?.figure;

describe("the signals of a verify run", () => {
  it("finds the levels between which the solve rate jumps, skipping levels nobody attempted", () => {
    const run = measured([level(3, 95), level(0, 10), level(1, 20), level(2, 0, 0)]);
    expect(jumpsOf(run)).toEqual([
      { from: 0, to: 1, by: expect.closeTo(0.1, 9) },
      { from: 1, to: 3, by: expect.closeTo(0.75, 9) },
    ]);
    const jump = signalsOfMeasured(run, null).find(({ kind }) => kind === "solveRateJump")!;
    expect(inEnglish(jump.says)).toBe("Level 3 is solved 75 points more often than level 1.");
  });

  it("tells a ladder that leads down from an even one, and says so whichever is further from even", () => {
    const run = measured([level(0, 70), level(1, 20), level(2, 24), level(3, 20), level(4, 65)]);
    expect(jumpsOf(run).map((jump) => slopeOf(jump, 0.4))).toEqual(["upsideDown", "even", "even", "gap"]);
    const jump = signalsOfMeasured(run, null).find(({ kind }) => kind === "solveRateJump")!;
    expect(jump.figure).toBeCloseTo(0.5, 9);
    expect(inEnglish(jump.says)).toBe("Level 1 is solved 50 points less often than the roots.");
    expect(say(translateTo("ja"), alertSays(inEnglish(jump.says)))).toBe(
      "レベル1の正答率は根の問題より50ポイント低くなっています。",
    );
  });

  it("sees answers that become short, undecided or all alike", () => {
    const before = measured([level(1, 50)]);
    const run = measured([level(1, 50, 100, { characters: 500, undecided: 30 })], { form: "#", answers: 80 });
    const signals = signalsOfMeasured(run, before);
    expect(figure(signals, "lengthDrop")).toBeCloseTo(0.75, 9);
    expect(figure(signals, "undecidedShare")).toBeCloseTo(0.3, 9);
    expect(figure(signals, "formShare")).toBeCloseTo(0.8, 9);
    expect(figure(signalsOfMeasured(before, run), "lengthDrop")).toBeUndefined();
  });

  it("sees accepted answers that came near the tolerance, among those of which it is known", () => {
    const known = { withCloseness: 40, nearTolerance: 10 };
    const run = measured([level(0, 50, 100, known), level(1, 50, 100, { withCloseness: 0 })]);
    expect(figure(signalsOfMeasured(run, null), "nearToleranceShare")).toBeCloseTo(0.25, 9);
    const older = measured([level(0, 50, 100, { withCloseness: 0 })]);
    expect(figure(signalsOfMeasured(older, null), "nearToleranceShare")).toBeUndefined();
  });

  it("says nothing of a handful of attempts", () => {
    expect(signalsOfMeasured(measured([level(0, 0, 10), level(1, 10, 10)]), null)).toEqual([]);
  });
});

describe("the signals of a generate run", () => {
  it("sees one transformation take over, a mix that drifts, and duplicates", () => {
    const before = generated({ a: 50, b: 50 });
    const signals = signalsOfGenerated(generated({ a: 95, b: 5 }, 100), before);
    expect(figure(signals, "transformationShare")).toBeCloseTo(0.95, 9);
    expect(figure(signals, "mixDrift")).toBeCloseTo(0.5039, 4);
    expect(figure(signals, "duplicateShare")).toBeCloseTo(0.5, 9);
  });

  it("sees no drift in a run twice as large with the same mix", () => {
    const signals = signalsOfGenerated(generated({ a: 100, b: 60 }), generated({ a: 50, b: 30 }));
    expect(figure(signals, "mixDrift")).toBeLessThan(1e-6);
  });
});

it("what a stored alert says is read back in either language, whatever the signal", () => {
  const before = measured([level(0, 10), level(1, 90)]);
  const short = { characters: 500, undecided: 30 };
  const levels = [level(0, 10, 100, short), level(1, 90, 100, { ...short, nearTolerance: 9 })];
  const run = measured(levels, { form: "#*x^#", answers: 150 });
  const deep = measured([level(1, 10), level(2, 90)]);
  const mixes = signalsOfGenerated(generated({ a: 95, b: 5 }, 100), generated({ a: 50, b: 50 }));
  const signals = [...signalsOfMeasured(run, before), ...signalsOfMeasured(deep, null), ...mixes];
  expect(new Set(signals.map(({ kind }) => kind))).toEqual(new Set(alertKinds));
  for (const { says } of signals) {
    const stored = inEnglish(says);
    expect(inEnglish(alertSays(stored))).toBe(stored);
    expect(say(translateTo("ja"), alertSays(stored))).toBe(say(translateTo("ja"), says));
  }
  const jump = signals.find(({ kind }) => kind === "solveRateJump")!;
  expect(say(translateTo("ja"), alertSays(inEnglish(jump.says)))).toBe(
    "レベル1の正答率は根の問題より80ポイント高くなっています。",
  );
  const older = alertSays("The solve rate changes by 45 % between level 1 and level 2.");
  expect(say(translateTo("ja"), older)).toBe("レベル1とレベル2の間で正答率が45%変わっています。");
  expect(alertSays("Written by an older version.")).toBe("Written by an older version.");
});
