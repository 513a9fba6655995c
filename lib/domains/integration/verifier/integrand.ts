import { type Random, seededRandom } from "../../seeded-random";
import type { Expression } from "../expression";
import { BranchRecord } from "./branch-record";
import { compileOnto } from "./compile";
import { evaluateAt } from "./evaluate";
import { At, lanesAtOnce, Registers } from "./registers";
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
const logOfRange = Math.log(farthest / nearest);
const nearTries = 40;
const nearWanted = 18;
/** Powers of ten between which the far probes lie, one of each sign in each interval. */
const farDecades = [1.5, 2.6, 5, 9, 13] as const;
const farTries = 2 * (farDecades.length - 1);
const wideTries = 96;
/** How many points are sought and compared at first: a wrong answer is wrong at most of them. */
export const fewAtOnce = 4;

/** Evaluations of a node at a point that an integrand, and each answer to it, may cost: a few milliseconds. */
export const workAllowed = 60_000;

/** The error that a value may have, as a share of it, for a point to count. */
export const usableShare = 1e-6;

// Written on, and copied from, one integrand at a time.
const workTape = new Tape();
// What integrands are worth where they were evaluated last.
const registers = new Registers();

/** An integrand ready for many answers: compiled once, and sampled once for each seed. */
export class Integrand {
  private readonly tape: Tape;
  private drawn: SampledIntegrand | null = null;

  /** @throws NotCompilable */
  constructor(expression: Expression) {
    compileOnto(workTape, expression);
    this.tape = workTape.compact();
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
  evaluateAt(tape, registers, [x]);
  return sampleIn(tape, x, 0);
}

/** A lane of the registers as a sample. */
function sampleIn({ root }: Tape, x: number, lane: number): Sample {
  const value = registers.of(root, At.Re, lane);
  if (Number.isNaN(value)) return { x, value, error: Number.NaN, kind: "unusable" };
  const error = registers.of(root, At.Error, lane);
  const isReal = Math.abs(registers.im(root, lane)) <= 4 * error;
  return { x, value, error, kind: isReal ? "real" : "complex" };
}

const isKnownWell = ({ kind, value, error }: Sample): boolean =>
  kind === "real" && value !== 0 && error <= usableShare * Math.abs(value);

/**
 * The points at which answers are compared with an integrand: where it is real and known to six digits, drawn from a
 * seed on many scales, found when they are first asked for and then kept. The hundredth answer to a problem costs no
 * evaluation of the problem.
 */
export class SampledIntegrand {
  private readonly random: Random;
  private readonly spentBefore: number;
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
    this.spentBefore = tape.spent;
    this.record = new BranchRecord(tape);
  }

  get isRounded(): boolean {
    return this.tape.rounded;
  }

  /** The k-th point, from near and far, both signs; null where there are no more. */
  point(k: number): Sample | null {
    while (this.points.length <= k) {
      if (this.isSpent()) return null;
      // An answer that is wrong is wrong at the first points already: few of them are sought at first.
      const candidates = this.nextCandidates(this.points.length === 0 ? fewAtOnce : lanesAtOnce);
      if (candidates.length === 0) return null;
      this.keep(this.points, candidates);
    }
    return this.points[k]!;
  }

  /** The k-th further point, for what the first ones did not show. */
  furtherPoint(k: number): Sample | null {
    while (this.further.length <= k) {
      if (this.furtherTries >= wideTries || this.isSpent()) return null;
      const count = Math.min(fewAtOnce, wideTries - this.furtherTries);
      this.furtherTries += count;
      this.keep(
        this.further,
        Array.from({ length: count }, () => this.drawWide()),
      );
    }
    return this.further[k]!;
  }

  private isSpent(): boolean {
    return this.tape.spent - this.spentBefore > workAllowed;
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
    return sample.kind !== "real" || isKnownWell(sample) ? sample : { ...sample, kind: "unusable" };
  }

  private keep(points: Sample[], xs: readonly number[]): void {
    evaluateAt(this.tape, registers, xs);
    for (let lane = 0; lane < xs.length; lane++) {
      const sample = sampleIn(this.tape, xs[lane]!, lane);
      if (!isKnownWell(sample)) continue;
      points.push(sample);
      this.record.note(sample.x, registers, lane);
    }
  }

  /** At most `most` places to try next; none when all are used up. */
  private nextCandidates(most: number): number[] {
    const xs: number[] = [];
    // As if each was usable: no more are drawn near than could be wanted.
    for (let x = this.nextCandidate(0); x !== null; x = this.nextCandidate(xs.length)) {
      xs.push(x);
      if (xs.length === most) break;
    }
    return xs;
  }

  /** The next place to try, while `pending` others are yet to be evaluated. */
  private nextCandidate(pending: number): number | null {
    if (this.tries < nearTries) {
      if (this.points.length + pending < nearWanted) return this.drawNear(this.tries++);
      if (pending > 0) return null;
      this.tries = nearTries;
    }
    const far = this.tries - nearTries;
    if (far < farTries) {
      this.tries++;
      return this.drawFar(far);
    }
    if (this.points.length >= nearWanted) return null;
    if (far < farTries + wideTries) {
      this.tries++;
      return this.drawWide();
    }
    this.narrow ??= this.drawNarrow();
    return this.narrow.pop() ?? null;
  }

  private drawNear(at: number): number {
    const band = (at * 3) % bands;
    const sign = (at + Math.floor(at / bands)) % 2 === 0 ? 1 : -1;
    return short(sign * nearest * Math.exp((logOfRange * (band + this.random())) / bands));
  }

  private drawFar(at: number): number {
    const low = farDecades[at >> 1]!;
    const high = farDecades[(at >> 1) + 1]!;
    return short((at % 2 === 0 ? 1 : -1) * Math.exp(Math.LN10 * (low + (high - low) * this.random())));
  }

  private drawWide(): number {
    const sign = this.random() < 0.5 ? -1 : 1;
    const isEven = this.random() < 0.5;
    return short(sign * (isEven ? 40 * this.random() : Math.exp(Math.LN10 * (-4 + 7 * this.random()))));
  }

  /** For an integrand that is real only in narrow places: a fine grid, and points beside every break it shows. */
  private drawNarrow(): number[] {
    const found: number[] = [];
    const record = new BranchRecord(this.tape);
    for (let i = -300; i <= 300; i++) found.push(Math.sinh((i + this.random() - 0.5) / 40));
    for (let from = 0; from < found.length && !this.isSpent(); from += lanesAtOnce) {
      const xs = found.slice(from, from + lanesAtOnce);
      evaluateAt(this.tape, registers, xs);
      xs.forEach((x, lane) => {
        if (!Number.isNaN(registers.of(this.tape.root, At.Re, lane))) record.note(x, registers, lane);
      });
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
  const size = Math.abs(x);
  let step = 1;
  while (size * step < 1e4) step *= 10;
  // A step below one is written as its inverse, which a double holds exactly.
  let width = 1;
  while (size >= width * 1e5) width *= 10;
  return width > 1 ? Math.round(x / width) * width : Math.round(x * step) / step;
}
