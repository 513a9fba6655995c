import type { BranchRecord } from "./branch-record";
import { hypotenuse } from "./complex";
import { evaluateAt } from "./evaluate";
import { At, lanesAtOnce, type Registers } from "./registers";
import { Op, type Tape } from "./tape";

/** The rounding of a slope may be this share of what cancels in it, for the slope to be called zero. */
const tightShare = 1e-7;
const fewestTight = 6;

/** What the nodes were worth at the first point of a course. */
type Course = { readonly value: Float64Array; readonly error: Float64Array };

/**
 * Finds constants in disguise, such as sqrt(3u)/sqrt(u): parts that depend on x in writing only. Nothing visible
 * depends on them, and rightly so. What counts is a cancellation of two terms of size, to the last digit, at every
 * point, and the same value on the whole of each course; a slope that is merely small shows nothing.
 */
export class Disguises {
  private readonly flat: Uint8Array;
  private readonly tight: Uint16Array;
  private readonly steady: Uint8Array;
  private readonly known = new Map<number, boolean>();

  constructor(
    private readonly tape: Tape,
    private readonly registers: Registers,
    xs: readonly number[],
    record: BranchRecord,
  ) {
    this.flat = new Uint8Array(tape.length).fill(1);
    this.steady = new Uint8Array(tape.length).fill(1);
    this.tight = new Uint16Array(tape.length);
    const firstOfCourse = new Map<string, Course>();
    for (let from = 0; from < xs.length; from += lanesAtOnce) {
      const some = xs.slice(from, from + lanesAtOnce);
      evaluateAt(tape, registers, some);
      for (let lane = 0; lane < some.length; lane++) {
        if (Number.isNaN(registers.of(tape.root, At.Re, lane))) continue;
        this.measureSlopes(lane);
        const course = record.courseAt(from + lane);
        const known = firstOfCourse.get(course);
        if (known) this.compareValues(known, lane);
        else firstOfCourse.set(course, this.valuesIn(lane));
      }
    }
  }

  private measureSlopes(lane: number): void {
    const { tape, registers } = this;
    for (let k = 0; k < tape.activeLength; k++) {
      const n = tape.active[k]!;
      if (this.flat[n] === 0) continue;
      const bound = 8 * registers.of(n, At.SlopeError, lane);
      if (hypotenuse(registers.of(n, At.SlopeRe, lane), registers.slopeIm(n, lane)) > bound) this.flat[n] = 0;
      const op = tape.op[n];
      if (op !== Op.Add && op !== Op.Multiply) continue;
      const [p, q] = [tape.a[n]!, tape.b[n]!];
      const isSum = op === Op.Add;
      const byA = registers.slopeSize(p, lane) * (isSum ? 1 : registers.size(q, lane));
      const byB = registers.slopeSize(q, lane) * (isSum ? 1 : registers.size(p, lane));
      if (byA > 0 && byB > 0 && bound <= tightShare * (byA + byB)) this.tight[n]!++;
    }
  }

  private valuesIn(lane: number): Course {
    const { tape, registers } = this;
    const value = new Float64Array(tape.length);
    const error = new Float64Array(tape.length);
    for (let k = 0; k < tape.activeLength; k++) {
      const n = tape.active[k]!;
      value[n] = registers.of(n, At.Re, lane);
      error[n] = registers.of(n, At.Error, lane);
    }
    return { value, error };
  }

  private compareValues(course: Course, lane: number): void {
    const { tape, registers } = this;
    for (let k = 0; k < tape.activeLength; k++) {
      const n = tape.active[k]!;
      const error = registers.of(n, At.Error, lane) + course.error[n]!;
      if (Math.abs(registers.of(n, At.Re, lane) - course.value[n]!) > 8 * error) this.steady[n] = 0;
    }
  }

  isConstant(node: number): boolean {
    if (!this.tape.isVarying(node)) return true;
    let answer = this.known.get(node);
    if (answer === undefined) {
      answer = this.decide(node);
      this.known.set(node, answer);
    }
    return answer;
  }

  private decide(n: number): boolean {
    const { tape } = this;
    if (this.flat[n] === 0 || this.steady[n] === 0) return false;
    const op = tape.op[n]!;
    if (op === Op.Sign) return true;
    if (op === Op.Add || op === Op.Multiply) {
      return this.tight[n]! >= fewestTight || (this.isConstant(tape.a[n]!) && this.isConstant(tape.b[n]!));
    }
    return op !== Op.Variable && this.isConstant(tape.a[n]!);
  }
}
