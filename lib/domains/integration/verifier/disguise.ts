import type { BranchRecord } from "./branches";
import { evaluateAt } from "./evaluate";
import { Op, type Tape } from "./tape";

/** The rounding of a slope may be this share of what cancels in it, for the slope to be called zero. */
const tightShare = 1e-7;
const fewestTight = 6;

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
    xs: readonly number[],
    record: BranchRecord,
  ) {
    this.flat = new Uint8Array(tape.length).fill(1);
    this.steady = new Uint8Array(tape.length).fill(1);
    this.tight = new Uint16Array(tape.length);
    const firstOfCourse = new Map<string, { readonly value: Float64Array; readonly error: Float64Array }>();
    xs.forEach((x, k) => {
      if (!evaluateAt(tape, x)) return;
      this.measureSlopes();
      const course = record.courseAt(k);
      const first = firstOfCourse.get(course);
      if (first) this.compareValues(first.value, first.error);
      else
        firstOfCourse.set(course, {
          value: tape.re.slice(0, tape.length),
          error: tape.error.slice(0, tape.length),
        });
    });
  }

  private measureSlopes(): void {
    const { tape } = this;
    const { re, im, slopeRe, slopeIm, slopeError, a, b } = tape;
    for (let k = 0; k < tape.activeLength; k++) {
      const n = tape.active[k]!;
      if (this.flat[n] === 0) continue;
      const bound = 8 * slopeError[n]!;
      if (Math.hypot(slopeRe[n]!, slopeIm[n]!) > bound) this.flat[n] = 0;
      const op = tape.op[n];
      if (op !== Op.Add && op !== Op.Multiply) continue;
      const [p, q] = [a[n]!, b[n]!];
      const isSum = op === Op.Add;
      const byA = Math.hypot(slopeRe[p]!, slopeIm[p]!) * (isSum ? 1 : Math.hypot(re[q]!, im[q]!));
      const byB = Math.hypot(slopeRe[q]!, slopeIm[q]!) * (isSum ? 1 : Math.hypot(re[p]!, im[p]!));
      if (byA > 0 && byB > 0 && bound <= tightShare * (byA + byB)) this.tight[n]!++;
    }
  }

  private compareValues(value: Float64Array, error: Float64Array): void {
    const { tape } = this;
    for (let k = 0; k < tape.activeLength; k++) {
      const n = tape.active[k]!;
      if (Math.abs(tape.re[n]! - value[n]!) > 8 * (tape.error[n]! + error[n]!)) this.steady[n] = 0;
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
