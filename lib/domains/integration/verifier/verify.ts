import type { Verdict } from "../../domain";
import type { Expression } from "../expression";
import { BranchRecord } from "./branch-record";
import { compileOnto, NotCompilable, partAt } from "./compile";
import { hypotenuse } from "./complex";
import { Disguises } from "./disguise";
import { evaluateAt } from "./evaluate";
import {
  fewAtOnce,
  type Integrand,
  type Sample,
  type SampledIntegrand,
  usableShare,
  workAllowed,
} from "./integrand";
import { At, lanesAtOnce, Registers } from "./registers";
import { Tape } from "./tape";
import { refuted, undecided, verified } from "./verdicts";
import { Visibility } from "./visibility";

/** Agreement is relative to the integrand. Where all numbers are exact, little more than rounding may come between. */
const exactTolerance = 1e-12;
/** Where one is a long decimal, nine digits of it are good enough. */
const roundedTolerance = 1e-8;
/** Bounds are first-order: this many of them leave room for what they neglect. */
const boundsAllowed = 8;
const fewestGood = 6;
/** A change of F′ shows where it would have been refuted, twice over. */
const visibleTimes = 2;

// One answer is checked at a time, so that its tape and registers can be the same ones every time.
const answerTape = new Tape();
const registers = new Registers();
const besideRegisters = new Registers();
const visibility = new Visibility(answerTape, registers);

/** Compares the derivative of an answer with the integrand. Never throws; the same seed gives the same verdict. */
export function verifyCompiled(integrand: Integrand, answer: Expression, seed: string): Verdict {
  try {
    compileOnto(answerTape, answer);
  } catch (problem) {
    if (problem instanceof NotCompilable) return undecided(problem.reason, problem.message);
    throw problem;
  }
  if (integrand.isUndefined) return undecided("undefined-problem");
  if (answerTape.broken) return undecided("undefined-answer");
  return new Check(integrand.sampled(seed), answerTape, answer).decide();
}

class Check {
  private readonly record: BranchRecord;
  private readonly xs: number[] = [];
  private defined = 0;
  /** The largest share of the tolerance that a point has needed. */
  private closeness = 0;
  private readonly tolerance: number;

  constructor(
    private readonly integrand: SampledIntegrand,
    private readonly tape: Tape,
    private readonly answer: Expression,
  ) {
    this.tolerance = integrand.isRounded || tape.rounded ? roundedTolerance : exactTolerance;
    this.record = new BranchRecord(tape);
    visibility.reset(tape);
  }

  decide(): Verdict {
    return (
      this.compareAtSamples() ??
      this.compareBetweenBreaks() ??
      this.auditVisibility() ??
      verified(this.xs, this.closeness)
    );
  }

  private compareAtSamples(): Verdict | null {
    for (let k = 0; ; ) {
      const samples = this.nextSamples(k, k === 0 ? fewAtOnce : lanesAtOnce);
      if (samples.length === 0) return this.xs.length >= fewestGood ? null : this.compareFurther(k);
      const verdict = this.compareAt(samples);
      if (verdict !== null) return verdict;
      if (this.tape.spent > workAllowed) return undecided("too-costly");
      k += samples.length;
    }
  }

  private nextSamples(from: number, most: number): Sample[] {
    const samples: Sample[] = [];
    while (samples.length < most) {
      const sample = this.integrand.point(from + samples.length);
      if (sample === null) break;
      samples.push(sample);
    }
    return samples;
  }

  /** For an answer whose derivative rounding hid at most of the first `tried` points. */
  private compareFurther(tried: number): Verdict | null {
    if (tried < fewestGood) return undecided("few-points-of-problem");
    for (let k = 0; this.xs.length < 2 * fewestGood && this.tape.spent < workAllowed; k++) {
      const sample = this.integrand.furtherPoint(k);
      if (sample === null) break;
      const verdict = this.compareAt([sample]);
      if (verdict !== null) return verdict;
    }
    if (this.xs.length >= fewestGood) return null;
    return undecided(this.defined === 0 ? "undefined-answer" : "few-points-of-answer");
  }

  /** Compares at some points, at most `lanesAtOnce`, and takes in what they show; a verdict where one of them refutes. */
  private compareAt(samples: readonly Sample[]): Verdict | null {
    const { tape } = this;
    evaluateAt(
      tape,
      registers,
      samples.map(({ x }) => x),
    );
    for (let lane = 0; lane < samples.length; lane++) {
      const sample = samples[lane]!;
      if (Number.isNaN(registers.of(tape.root, At.Re, lane))) continue;
      this.defined++;
      const difference = this.difference(sample, registers, lane);
      if (difference === null) continue;
      const allowed = this.allowed(sample, registers, lane);
      if (difference <= allowed) this.takeIn(sample, lane, difference, allowed);
      else if (this.isConfirmed(sample)) {
        const actual = registers.of(tape.root, At.SlopeRe, lane);
        const isReal = Math.abs(registers.slopeIm(tape.root, lane)) <= allowed;
        return refuted(sample.x, sample.value, actual, isReal);
      }
    }
    return null;
  }

  private takeIn({ x, value }: Sample, lane: number, difference: number, allowed: number): void {
    const needed = 1 - (allowed - difference) / (this.tolerance * Math.abs(value));
    if (needed > this.closeness) this.closeness = needed;
    this.xs.push(x);
    this.record.note(x, registers, lane);
    if (!visibility.isComplete) visibility.look(registers, lane, visibleTimes * allowed);
  }

  /** |F′ − f|, or null where F′ is not known well enough. */
  private difference({ value }: Sample, of: Registers, lane: number): number | null {
    const { root } = this.tape;
    const slope = of.of(root, At.SlopeRe, lane);
    const turned = of.slopeIm(root, lane);
    const error = of.of(root, At.SlopeError, lane);
    // A derivative much larger than the integrand refutes though its own digits are fewer.
    const isKnown =
      error <= usableShare * Math.abs(value) || error <= usableShare * hypotenuse(slope, turned);
    return isKnown ? hypotenuse(slope - value, turned) : null;
  }

  private allowed({ value, error }: Sample, of: Registers, lane: number): number {
    const slopeError = of.of(this.tape.root, At.SlopeError, lane);
    return this.tolerance * Math.abs(value) + boundsAllowed * (error + slopeError);
  }

  /** Whether a point beside the sample disagrees too: a break or a pole exactly there refutes nothing. */
  private isConfirmed({ x }: Sample): boolean {
    for (const step of [2 ** -16, -(2 ** -16), 2 ** -22, -(2 ** -22)]) {
      const beside = this.integrand.usableAt(x * (1 + step));
      if (beside.kind !== "real") continue;
      evaluateAt(this.tape, besideRegisters, [beside.x]);
      const difference = this.difference(beside, besideRegisters, 0);
      if (difference !== null) return difference > this.allowed(beside, besideRegisters, 0);
    }
    return false;
  }

  /** Looks into every region between breaks of integrand and answer that no sample fell into. */
  private compareBetweenBreaks(): Verdict | null {
    for (const sample of this.integrand.pointsBetweenBreaks()) {
      const verdict = this.compareAt([sample]);
      if (verdict !== null) return verdict;
    }
    if (this.record.isPartial) return undecided("too-many-branches");
    for (const { from, to, isNarrow } of this.record.unvisited()) {
      let isReached = false;
      for (const share of [0.53, 0.23, 0.81, 0.04, 0.97]) {
        const sample = this.integrand.usableAt(from + share * (to - from));
        const compared = this.xs.length;
        const verdict = sample.kind === "real" ? this.compareAt([sample]) : null;
        if (verdict !== null) return verdict;
        // Where the integrand is not real, nothing has to hold.
        isReached = this.xs.length > compared || sample.kind === "complex";
        if (isReached) break;
      }
      if (!isReached && !isNarrow) return undecided("unreached-branch", `between ${from} and ${to}`);
      if (this.tape.spent > workAllowed) return undecided("too-costly");
    }
    return null;
  }

  private auditVisibility(): Verdict | null {
    for (let k = 0; !visibility.isComplete && this.tape.spent < workAllowed; k++) {
      const sample = this.integrand.furtherPoint(k);
      if (sample === null) break;
      const verdict = this.compareAt([sample]);
      if (verdict !== null) return verdict;
    }
    if (visibility.isComplete) return null;
    const disguises = new Disguises(this.tape, registers, this.xs, this.record);
    for (const { node, operand } of visibility.unseen()) {
      if (disguises.isConstant(operand) || disguises.isConstant(node)) continue;
      return undecided("invisible-part", partAt(operand, this.answer) ?? partAt(node, this.answer));
    }
    return null;
  }
}
