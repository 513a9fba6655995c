import type { Verdict } from "../../domain";
import type { Expression } from "../expression";
import { BranchRecord } from "./branches";
import { compileOnto, NotCompilable } from "./compile";
import { Disguises } from "./disguise";
import { evaluateAt } from "./evaluate";
import { type Integrand, type Sample, type SampledIntegrand, usableShare } from "./integrand";
import { Tape } from "./tape";
import { refuted, undecided, verified } from "./verdicts";
import { Visibility } from "./visibility";

/** Agreement is relative to the integrand, so that decimals of nine digits in an answer are good enough. */
const tolerance = 1e-8;
/** Bounds are first-order: this many of them leave room for what they neglect. */
const boundsAllowed = 8;
const fewestGood = 6;
/** A change of F′ shows where it would have been refuted, twice over. */
const visibleTimes = 2;
/** Node evaluations that one answer may cost: about ten milliseconds. */
const workAllowed = 600_000;

// One answer is checked at a time, so that its tape can be the same one every time.
const answerTape = new Tape();
const visibility = new Visibility(answerTape);

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
  return new Check(integrand.sampled(seed), answerTape).decide();
}

type Outcome = "good" | "unusable" | Verdict;

class Check {
  private readonly record: BranchRecord;
  private readonly xs: number[] = [];
  private defined = 0;
  private work = 0;

  constructor(
    private readonly integrand: SampledIntegrand,
    private readonly tape: Tape,
  ) {
    this.record = new BranchRecord(tape);
    visibility.reset(tape);
  }

  decide(): Verdict {
    return (
      this.compareAtSamples() ?? this.compareBetweenBreaks() ?? this.auditVisibility() ?? verified(this.xs)
    );
  }

  private compareAtSamples(): Verdict | null {
    for (let k = 0; ; k++) {
      const sample = this.integrand.point(k);
      if (sample === null) return this.xs.length >= fewestGood ? null : this.compareFurther(k);
      const outcome = this.compareAt(sample);
      if (typeof outcome === "object") return outcome;
      if (this.work > workAllowed) return undecided("too-costly");
    }
  }

  /** For an answer whose derivative rounding hid at most of the first `tried` points. */
  private compareFurther(tried: number): Verdict | null {
    if (tried < fewestGood) return undecided("few-points-of-problem");
    for (let k = 0; this.xs.length < 2 * fewestGood && this.work < workAllowed; k++) {
      const sample = this.integrand.furtherPoint(k);
      if (sample === null) break;
      const outcome = this.compareAt(sample);
      if (typeof outcome === "object") return outcome;
    }
    if (this.xs.length >= fewestGood) return null;
    return undecided(this.defined === 0 ? "undefined-answer" : "few-points-of-answer");
  }

  /** Compares at one point and takes in what it shows. */
  private compareAt(sample: Sample): Outcome {
    const { tape } = this;
    this.work += tape.activeLength;
    if (!evaluateAt(tape, sample.x)) return "unusable";
    this.defined++;
    const difference = this.difference(sample);
    if (difference === null) return "unusable";
    const allowed = this.allowed(sample);
    if (difference > allowed) {
      const actual = tape.slopeRe[tape.root]!;
      const isReal = Math.abs(tape.slopeIm[tape.root]!) <= allowed;
      return this.isConfirmed(sample) ? refuted(sample.x, sample.value, actual, isReal) : "unusable";
    }
    this.xs.push(sample.x);
    this.record.note(sample.x);
    if (!visibility.isComplete) visibility.look(visibleTimes * allowed);
    return "good";
  }

  /** |F′ − f|, or null where F′ is not known well enough. */
  private difference({ value }: Sample): number | null {
    const { tape } = this;
    if (!(tape.slopeError[tape.root]! <= usableShare * Math.abs(value))) {
      const slope = Math.hypot(tape.slopeRe[tape.root]!, tape.slopeIm[tape.root]!);
      // A derivative much larger than the integrand refutes though its own digits are fewer.
      if (!(tape.slopeError[tape.root]! <= usableShare * slope)) return null;
    }
    return Math.hypot(tape.slopeRe[tape.root]! - value, tape.slopeIm[tape.root]!);
  }

  private allowed({ value, error }: Sample): number {
    return tolerance * Math.abs(value) + boundsAllowed * (error + this.tape.slopeError[this.tape.root]!);
  }

  /** Whether a point beside the sample disagrees too: a break or a pole exactly there refutes nothing. */
  private isConfirmed({ x }: Sample): boolean {
    for (const step of [2 ** -16, -(2 ** -16), 2 ** -22, -(2 ** -22)]) {
      const beside = this.integrand.usableAt(x * (1 + step));
      if (beside.kind !== "real" || !evaluateAt(this.tape, beside.x)) continue;
      const difference = this.difference(beside);
      if (difference !== null) return difference > this.allowed(beside);
    }
    return false;
  }

  /** Looks into every region between breaks of integrand and answer that no sample fell into. */
  private compareBetweenBreaks(): Verdict | null {
    for (const sample of this.integrand.pointsBetweenBreaks()) {
      const outcome = this.compareAt(sample);
      if (typeof outcome === "object") return outcome;
    }
    if (this.record.isPartial) return undecided("too-many-branches");
    for (const { from, to, isNarrow } of this.record.unvisited()) {
      let isReached = false;
      for (const share of [0.53, 0.23, 0.81, 0.04, 0.97]) {
        const sample = this.integrand.usableAt(from + share * (to - from));
        const outcome = sample.kind === "real" ? this.compareAt(sample) : "unusable";
        if (typeof outcome === "object") return outcome;
        // Where the integrand is not real, nothing has to hold.
        isReached = outcome === "good" || sample.kind === "complex";
        if (isReached) break;
      }
      if (!isReached && !isNarrow) return undecided("unreached-branch", `between ${from} and ${to}`);
      if (this.work > workAllowed) return undecided("too-costly");
    }
    return null;
  }

  private auditVisibility(): Verdict | null {
    for (let k = 0; !visibility.isComplete && this.work < workAllowed; k++) {
      const sample = this.integrand.furtherPoint(k);
      if (sample === null) break;
      const outcome = this.compareAt(sample);
      if (typeof outcome === "object") return outcome;
    }
    if (visibility.isComplete) return null;
    const disguises = new Disguises(this.tape, this.xs, this.record);
    for (const { node, operand } of visibility.unseen()) {
      if (disguises.isConstant(operand) || disguises.isConstant(node)) continue;
      return undecided("invisible-part", this.tape.source[operand] ?? this.tape.source[node] ?? null);
    }
    return null;
  }
}
