import { type Machine, size } from "./machine";
import { op, type Tape } from "./tape";

const adjointRe: number[] = [];
const adjointIm: number[] = [];

/**
 * Finds the parts of an answer that no probe could see. A part is seen at a point where freezing it would have changed the
 * answer's derivative by more than `threshold`: by the chain rule, that change is adjoint × derivative. A part whose own
 * change is nil because two seen parts of it cancel is a constant in disguise, such as √(3u)/√u, and counts as seen.
 * A part that stands in several places is looked at in the one where it weighs most: freezing it there alone would be seen,
 * even where its places cancel one another, as those of integration by parts do.
 */
export class Visibility {
  private readonly seen: Uint8Array;

  constructor(private readonly tape: Tape) {
    this.seen = new Uint8Array(tape.length);
    for (let i = 0; i < tape.length; i++) if (tape.depends[i] === 0) this.seen[i] = 1;
  }

  /** Looks at one point; the machine's registers hold the tape's evaluation there. */
  look(machine: Machine, threshold: number): void {
    const { tape, seen } = this;
    adjointRe.length = tape.length;
    adjointIm.length = tape.length;
    adjointRe.fill(0);
    adjointIm.fill(0);
    adjointRe[tape.length - 1] = 1;
    for (let i = tape.length - 1; i >= 0; i--) {
      if (tape.depends[i] === 0) continue;
      const [re, im] = [adjointRe[i]!, adjointIm[i]!];
      const own = size(re, im) * size(machine.dRe[i]!, machine.dIm[i]!);
      const edges = this.pass(machine, i, re, im, threshold);
      if (own > threshold || edges >= 2 || tape.ops[i] === op.sign) seen[i] = 1;
    }
  }

  /** Hands a step's adjoint to its operands; gives the number of operands that change the whole visibly through it. */
  private pass(machine: Machine, i: number, re: number, im: number, threshold: number): number {
    const { tape } = this;
    const [a, b] = [tape.left[i]!, tape.right[i]!];
    switch (tape.ops[i]) {
      case op.variable:
        return 0;
      case op.add:
        return this.give(machine, a, re, im, threshold) + this.give(machine, b, re, im, threshold);
      case op.multiply: {
        const [ar, ai, br, bi] = [machine.re[a]!, machine.im[a]!, machine.re[b]!, machine.im[b]!];
        const left = this.give(machine, a, re * br - im * bi, re * bi + im * br, threshold);
        return left + this.give(machine, b, re * ar - im * ai, re * ai + im * ar, threshold);
      }
      default: {
        const [pr, pi] = [machine.slopeRe[i]!, machine.slopeIm[i]!];
        return this.give(machine, a, re * pr - im * pi, re * pi + im * pr, threshold);
      }
    }
  }

  private give(machine: Machine, operand: number, re: number, im: number, threshold: number): number {
    if (this.tape.depends[operand] === 0) return 0;
    const weight = size(re, im);
    if (weight > size(adjointRe[operand]!, adjointIm[operand]!)) {
      adjointRe[operand] = re;
      adjointIm[operand] = im;
    }
    return weight * size(machine.dRe[operand]!, machine.dIm[operand]!) > threshold ? 1 : 0;
  }

  get complete(): boolean {
    return this.seen.every((mark) => mark === 1);
  }
}
