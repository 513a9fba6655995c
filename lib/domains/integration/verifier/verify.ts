import type { Verdict } from "../../domain";
import type { Expression } from "../expression/expression";
import type { Integrand, Sample } from "./integrand";
import { Machine, size } from "./machine";
import { randomFrom } from "./sample-points";
import { type Breaks, breaksOf, type Switch, switchesOf } from "./sides";
import { compileTape, NotCompilable, type Tape } from "./tape";
import { Visibility } from "./visibility";

/** A point counts where both bounds together are at most this part of the integrand. */
const usableError = 1e-6;
/** Beyond this part of the integrand, and eight times the bounds, two values differ. */
const tolerance = 1e-8;
const boundsFactor = 8;
const fewestGood = 6;
/** Good points at which the visibility of the answer's parts is looked at; most answers need one or two. */
const mostLooks = 12;

const machine = new Machine();

type Comparison = "good" | "differs" | "unusable";

/** One check of one answer: collects evidence point by point. */
class Check {
  readonly visibility: Visibility;
  good = 0;
  looks = 0;
  /** Which signs of each switch were reached at good points: bit 1 positive, bit 2 negative. */
  readonly reached: Uint8Array;
  actual = 0;

  constructor(
    readonly integrand: Integrand,
    readonly tape: Tape,
    readonly switches: readonly Switch[],
  ) {
    this.visibility = new Visibility(tape);
    this.reached = new Uint8Array(switches.length);
  }

  /** Compares at one point where the integrand is real, and notes what was seen there. */
  compare({ x, value, error }: Sample): Comparison {
    if (!machine.run(this.tape, x)) return "unusable";
    const last = this.tape.length - 1;
    const [dRe, dIm] = [machine.dRe[last]!, machine.dIm[last]!];
    const bounds = machine.dError[last]! + error;
    const difference = size(dRe - value, dIm);
    this.actual = dRe;
    const scale = Math.abs(value);
    if (difference > tolerance * scale + boundsFactor * bounds) return "differs";
    const exactZero = scale === 0 && bounds <= 1e-12;
    if (bounds > usableError * scale && !exactZero) return "unusable";
    this.good++;
    this.switches.forEach(({ step }, i) => {
      if (step >= 0 && machine.im[step] === 0) this.reached[i]! |= machine.re[step]! > 0 ? 1 : 2;
    });
    if (this.looks < mostLooks && !this.visibility.complete) {
      this.looks++;
      this.visibility.look(machine, 4 * (tolerance * scale + boundsFactor * bounds));
    }
    return "good";
  }
}

/** Is `answer` an antiderivative of the integrand? See docs/verification.md for what each verdict means. */
export function verifyCompiled(integrand: Integrand, answer: Expression, seed: string): Verdict {
  let tape: Tape;
  try {
    tape = compileTape(answer);
  } catch (error) {
    if (error instanceof NotCompilable)
      return undecided("unreadable", `The answer cannot be evaluated: ${error.message}.`);
    throw error;
  }
  const check = new Check(integrand, tape, switchesOf(tape));
  const first = compareAll(check, integrand.probesFor(seed));
  if (first) return first;
  if (check.good < fewestGood) {
    const scanned = compareAll(check, integrand.scanFor(seed));
    if (scanned) return scanned;
  }
  const sides = checkSides(check, seed);
  if (sides) return sides;
  if (check.good < fewestGood) {
    return undecided(
      "too-few-points",
      `Only ${check.good} of the points tried could be compared with certainty.`,
    );
  }
  if (!check.visibility.complete) lookFurther(check, seed);
  if (!check.visibility.complete) {
    return undecided(
      "hidden-part",
      "A part of the answer changed nothing at any point tried, so it could not be checked.",
    );
  }
  return {
    kind: "verified",
    explanation: `The answer's derivative equals the integrand at all ${check.good} points compared.`,
  };
}

/** Compares at every point where the integrand is real. A verdict at the first difference that is confirmed nearby. */
function compareAll(check: Check, samples: readonly Sample[]): Verdict | null {
  let unconfirmed: Verdict | null = null;
  for (const sample of samples) {
    if (sample.kind !== "real" || check.compare(sample) !== "differs") continue;
    const refuted = refutation(sample, check.actual);
    if (isConfirmed(check, sample)) return refuted;
    unconfirmed = undecided("unconfirmed", `At x = ${show(sample.x)} the values differ, but not beside it.`);
  }
  return unconfirmed;
}

/** A difference at one point alone may be a jump of the answer; one that stands beside it too is a wrong derivative. */
function isConfirmed(check: Check, { x }: Sample): boolean {
  return [1e-7, -1e-7, 1e-4, -1e-4].some((shift) => {
    const beside = check.integrand.at(x + shift * Math.max(Math.abs(x), 1e-3));
    return beside.kind === "real" && check.compare(beside) === "differs";
  });
}

/** Makes sure that each side of every |u|, sign(u) and √(u²) was seen, wherever the integrand is real on it. */
function checkSides(check: Check, seed: string): Verdict | null {
  if (check.switches.length === 0) return null;
  const random = randomFrom(`${seed} sides`);
  const unreached: { breaks: Breaks; index: number; blocked: boolean }[] = [];
  for (const [index, { step, argument }] of check.switches.entries()) {
    const breaks = breaksOf(argument);
    let blocked = false;
    for (const zero of breaks.points) {
      for (const sample of aroundBreak(check.integrand, zero, random)) {
        const outcome = sample.kind === "real" ? check.compare(sample) : "unusable";
        if (outcome === "differs" && isConfirmed(check, sample)) {
          check.compare(sample);
          return refutation(sample, check.actual);
        }
        if (outcome === "unusable" && sample.kind !== "complex") blocked = true;
      }
    }
    if (step >= 0) unreached.push({ breaks, index, blocked });
  }
  for (const { breaks, index, blocked } of unreached) {
    if (check.reached[index] === 3 || check.reached[index] === 0) continue;
    const oneSided = breaks.complete && breaks.points.length === 0;
    const otherSideIsNotReal = breaks.points.length > 0 && !blocked;
    if (!oneSided && !otherSideIsNotReal) {
      return undecided(
        "side-not-reached",
        "One side of an absolute value, sign or even root in the answer was never reached.",
      );
    }
  }
  return null;
}

function aroundBreak(integrand: Integrand, zero: number, random: () => number): Sample[] {
  const scale = Math.max(1, Math.abs(zero));
  return [0.02, -0.02, 0.3, -0.3, 3, -3].map((shift) =>
    integrand.at(zero + shift * scale * (0.7 + 0.6 * random())),
  );
}

/** Parts that are only visible where the first points did not fall may show on the scan. */
function lookFurther(check: Check, seed: string): void {
  check.looks = 0;
  for (const sample of check.integrand.scanFor(seed)) {
    if (check.looks >= mostLooks || check.visibility.complete) return;
    check.compare(sample);
  }
}

function refutation({ x, value }: Sample, actual: number): Verdict {
  return {
    kind: "refuted",
    explanation: `At x = ${show(x)} the integrand is ${show(value)}, but the answer's derivative is ${show(actual)}.`,
    counterexample: { x, expected: value, actual },
  };
}

export function undecided(reason: string, explanation: string): Verdict {
  return { kind: "undecided", reason, explanation };
}

const show = (value: number): string => String(Number(value.toPrecision(6)));
