import { chiSquareTest } from "@/lib/curriculum/diversity";
import type { Words } from "@/lib/language/words";
import type { AlertKind } from "./alert-kinds";
import { type GeneratedRun, type MeasuredRun, shareOf, sumOf } from "./figures";

/** One figure of a run that a person may set a bound for, and what it means in words. */
export type Signal = { readonly kind: AlertKind; readonly figure: number; readonly says: Words };

/** Fewer attempts or variants than this say nothing of a run. */
const fewest = 30;

/** What a verify run shows, against the one before it. A figure that cannot be worked out is left out. */
export function signalsOfMeasured(run: MeasuredRun, before: MeasuredRun | null): Signal[] {
  const whole = sumOf(run.levels);
  if (whole.attempts < fewest) return [];
  const signals: Signal[] = [];
  const undecided = shareOf(whole.undecided, whole.attempts)!;
  signals.push({
    kind: "undecidedShare",
    figure: undecided,
    says: { key: "monitor.signals.undecidedShare", values: { percent: percent(undecided) } },
  });
  const drop = lengthDrop(run, before);
  if (drop !== null && drop > 0)
    signals.push({
      kind: "lengthDrop",
      figure: drop,
      says: { key: "monitor.signals.lengthDrop", values: { percent: percent(drop) } },
    });
  const form = shareOf(run.commonestForm?.answers ?? 0, whole.answered);
  if (run.commonestForm && form !== null)
    signals.push({
      kind: "formShare",
      figure: form,
      says: {
        key: "monitor.signals.formShare",
        values: { percent: percent(form), form: run.commonestForm.form },
      },
    });
  const near = nearToleranceShare(run);
  if (near !== null)
    signals.push({
      kind: "nearToleranceShare",
      figure: near,
      says: { key: "monitor.signals.nearToleranceShare", values: { percent: percent(near) } },
    });
  const jump = greatestJump(run);
  if (jump)
    signals.push({
      kind: "solveRateJump",
      figure: Math.abs(jump.by),
      says: jumpSays(jump, percent(Math.abs(jump.by))),
    });
  return signals;
}

/** What a generate run shows, against the one before it. */
export function signalsOfGenerated(run: GeneratedRun, before: GeneratedRun | null): Signal[] {
  const proposals = run.problems + run.duplicates;
  if (proposals < fewest) return [];
  const signals: Signal[] = [];
  const duplicates = run.duplicates / proposals;
  signals.push({
    kind: "duplicateShare",
    figure: duplicates,
    says: { key: "monitor.signals.duplicateShare", values: { percent: percent(duplicates) } },
  });
  const [most] = [...run.transformations].sort((a, b) => b.problems - a.problems);
  const share = most ? shareOf(most.problems, run.problems) : null;
  if (most && share !== null)
    signals.push({
      kind: "transformationShare",
      figure: share,
      says: {
        key: "monitor.signals.transformationShare",
        values: { percent: percent(share), transformation: most.transformation },
      },
    });
  const drift = mixDrift(run, before);
  if (drift !== null)
    signals.push({
      kind: "mixDrift",
      figure: drift,
      says: { key: "monitor.signals.mixDrift", values: { effect: drift.toFixed(2) } },
    });
  return signals;
}

/** By how much more often the deeper level is solved than the one above it: negative where the ladder leads down. */
export type Jump = { readonly from: number; readonly to: number; readonly by: number };

/** Neighbouring levels and how their solve rates differ, shallowest first. */
export function jumpsOf(run: MeasuredRun): Jump[] {
  const measured = run.levels
    .filter(({ attempts }) => attempts > 0)
    .sort((a, b) => a.level - b.level)
    .map(({ level, verified, attempts }) => ({ level, rate: verified / attempts }));
  return measured.slice(1).map(({ level, rate }, index) => {
    const above = measured[index]!;
    return { from: above.level, to: level, by: rate - above.rate };
  });
}

/** Variants solved less often than what they were made from by this much are not easier: no rung of a ladder. */
export const upsideDownFrom = 0.05;

export type Slope = "upsideDown" | "gap" | "even";

/** What a jump means to somebody who climbs: `gapFrom` is the bound that a person set. */
export function slopeOf({ by }: Jump, gapFrom: number): Slope {
  if (by <= -upsideDownFrom) return "upsideDown";
  return by >= gapFrom ? "gap" : "even";
}

/** A jump as a sentence; `points` is its size in percentage points as the reader writes it. */
export function jumpSays({ from, to, by }: Jump, points: string): Words {
  const direction = by < 0 ? "lessOften" : "moreOften";
  if (from === 0) return { key: `monitor.signals.${direction}ThanRoots`, values: { points, to } };
  return { key: `monitor.signals.${direction}`, values: { points, to, from } };
}

function greatestJump(run: MeasuredRun): Jump | null {
  return jumpsOf(run).reduce<Jump | null>(
    (most, jump) => (most && Math.abs(most.by) >= Math.abs(jump.by) ? most : jump),
    null,
  );
}

/** By which share the mean answer became shorter; null without answers in both runs, negative where it became longer. */
export function lengthDrop(run: MeasuredRun, before: MeasuredRun | null): number | null {
  const now = meanLength(run);
  const then = before && meanLength(before);
  return now === null || !then ? null : 1 - now / then;
}

export function meanLength(run: MeasuredRun): number | null {
  const { characters, answered } = sumOf(run.levels);
  return shareOf(characters, answered);
}

/** Of the accepted answers that it is known of, those that came near the verifier's tolerance. */
export function nearToleranceShare(run: MeasuredRun): number | null {
  const { nearTolerance, withCloseness } = sumOf(run.levels);
  return shareOf(nearTolerance, withCloseness);
}

/** Cramér's V between two runs' transformations; null where one of them has none. */
export function mixDrift(run: GeneratedRun, before: GeneratedRun | null): number | null {
  if (!before) return null;
  const names = [
    ...new Set(
      [...before.transformations, ...run.transformations].map(({ transformation }) => transformation),
    ),
  ];
  const counts = [before, run].map(({ transformations }) => {
    const byName = new Map(transformations.map((one) => [one.transformation, one.problems]));
    return names.map((name) => byName.get(name) ?? 0);
  });
  return chiSquareTest(counts)?.effect ?? null;
}

const percent = (share: number) => (100 * share).toFixed(0);
