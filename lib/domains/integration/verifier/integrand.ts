import { type Random, seededRandom } from "../../seeded-random";
import type { Expression } from "../expression";
import { BranchRecord } from "./branches";
import { compileOnto } from "./compile";
import { evaluateAt } from "./evaluate";
import { Tape } from "./tape";

/** The integrand at a point: `unusable` where it is undefined, overflows, underflows or drowns in rounding. */
export type Sample = {
  readonly x: number;
  readonly value: number;
  /** Bound on the absolute error of `value`. */
  readonly error: number;
  readonly kind: "real" | "complex" | "unusable";
};

const bands = 8;
const nearest = 0.02;
const farthest = 30;
const nearTries = 48;
const nearWanted = 24;
/** Powers of ten between which the far probes lie, one of each sign in each interval. */
const farDecades = [1.5, 2.4, 4, 6, 9, 13] as const;
const farTries = 2 * (farDecades.length - 1);
const wideTries = 96;

/** The error that a value may have, as a share of it, for a point to count. */
export const usableShare = 1e-6;

/** An integrand ready for many answers: compiled once, and sampled once for each seed. */
export class Integrand {
  private readonly tape = new Tape();
  private drawn: SampledIntegrand | null = null;

  /** @throws NotCompilable */
  constructor(expression: Expression) {
    compileOnto(this.tape, expression);
  }

  /** A constant part of it has no value, as in 1/0. */
  get isUndefined(): boolean {
    return this.tape.broken;
  }

  /** The value at x wherever it can be computed, whatever its error. */
  at(x: number): Sample {
    return valueAt(this.tape, x);
  }

  /** The points of a seed; those of the latest seed are kept. */
  sampled(seed: string): SampledIntegrand {
    if (this.drawn?.seed !== seed) this.drawn = new SampledIntegrand(this.tape, seed);
    return this.drawn;
  }
}

function valueAt(tape: Tape, x: number): Sample {
  if (!evaluateAt(tape, x)) return { x, value: Number.NaN, error: Number.NaN, kind: "unusable" };
  const { root } = tape;
  const error = tape.error[root]!;
  const isReal = Math.abs(tape.im[root]!) <= 4 * error;
  return { x, value: tape.re[root]!, error, kind: isReal ? "real" : "complex" };
}

/**
 * The points at which answers are compared with an integrand: where it is real and known to six digits, drawn from a
 * seed on many scales, found when they are first asked for and then kept. The hundredth answer to a problem costs no
 * evaluation of the problem.
 */
export class SampledIntegrand {
  private readonly random: Random;
  private readonly points: Sample[] = [];
  private readonly further: Sample[] = [];
  private tries = 0;
  private furtherTries = 0;
  private narrow: number[] | null = null;
  private between: readonly Sample[] | null = null;
  private readonly record: BranchRecord;

  constructor(
    private readonly tape: Tape,
    readonly seed: string,
  ) {
    this.random = seededRandom(seed);
    this.record = new BranchRecord(tape);
  }

  /** The k-th point, from near and far, both signs; null where there are no more. */
  point(k: number): Sample | null {
    while (this.points.length <= k) {
      const x = this.nextCandidate();
      if (x === null) return null;
      this.keep(this.points, x);
    }
    return this.points[k]!;
  }

  /** The k-th further point, for what the first ones did not show. */
  furtherPoint(k: number): Sample | null {
    while (this.further.length <= k) {
      if (this.furtherTries++ >= wideTries) return null;
      this.keep(this.further, this.drawWide());
    }
    return this.further[k]!;
  }

  /** Points between breaks of the integrand itself that lie too near to each other for the first ones. */
  pointsBetweenBreaks(): readonly Sample[] {
    this.between ??= this.record
      .unvisited()
      .map(({ from, to }) => this.usableAt((from + to) / 2))
      .filter(({ kind }) => kind === "real");
    return this.between;
  }

  /** As `Integrand.at`, but a value that is zero or not known to six digits is unusable. */
  usableAt(x: number): Sample {
    const sample = valueAt(this.tape, x);
    if (sample.kind !== "real") return sample;
    const isUsable = sample.error <= usableShare * Math.abs(sample.value) && sample.value !== 0;
    return isUsable ? sample : { ...sample, kind: "unusable" };
  }

  private keep(points: Sample[], x: number): void {
    const sample = this.usableAt(x);
    if (sample.kind !== "real") return;
    points.push(sample);
    this.record.note(x);
  }

  private nextCandidate(): number | null {
    const at = this.tries++;
    if (at < nearTries) {
      if (this.points.length < nearWanted) return this.drawNear(at);
      this.tries = nearTries + 1;
    }
    const far = this.tries - 1 - nearTries;
    if (far < farTries) return this.drawFar(far);
    if (this.points.length >= nearWanted) return null;
    if (far < farTries + wideTries) return this.drawWide();
    this.narrow ??= this.drawNarrow();
    return this.narrow.pop() ?? null;
  }

  private drawNear(at: number): number {
    const band = (at * 3) % bands;
    const sign = (at + Math.floor(at / bands)) % 2 === 0 ? 1 : -1;
    return short(sign * nearest * (farthest / nearest) ** ((band + this.random()) / bands));
  }

  private drawFar(at: number): number {
    const low = farDecades[at >> 1]!;
    const high = farDecades[(at >> 1) + 1]!;
    return short((at % 2 === 0 ? 1 : -1) * 10 ** (low + (high - low) * this.random()));
  }

  private drawWide(): number {
    const sign = this.random() < 0.5 ? -1 : 1;
    const isEven = this.random() < 0.5;
    return short(sign * (isEven ? 40 * this.random() : 10 ** (-4 + 7 * this.random())));
  }

  /** For an integrand that is real only in narrow places: a fine grid, and points beside every break it shows. */
  private drawNarrow(): number[] {
    const found: number[] = [];
    const record = new BranchRecord(this.tape);
    for (let i = -300; i <= 300; i++) {
      const x = Math.sinh((i + this.random() - 0.5) / 40);
      if (evaluateAt(this.tape, x)) record.note(x);
      found.push(x);
    }
    for (const place of record.breaks().slice(0, 40)) {
      for (const step of [1e-1, 1e-2, 1e-3, 1e-4]) {
        const away = step * (Math.abs(place) + step) * (0.5 + this.random());
        found.push(place + away, place - away);
      }
    }
    for (const { from, to } of record.unvisited().slice(0, 40)) {
      for (let i = 0; i < 8; i++) found.push(from + (to - from) * this.random());
    }
    return found;
  }
}

/** Five digits: a point that a person can type. */
function short(x: number): number {
  const step = 10 ** (4 - Math.floor(Math.log10(Math.abs(x))));
  return Math.round(x * step) / step;
}
