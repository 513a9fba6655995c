import { At, type Registers } from "./registers";
import { Op, type Tape, writtenA, writtenB } from "./tape";

/**
 * Which parts of an answer its derivative shows. A part that could be frozen without a visible change of F′ anywhere
 * was never tested: a drift or a bump may hide in it. One backward pass gives, for every edge of the tape, what F′ would
 * lose if the operand stood still there: (∂F/∂node)·(∂node/∂operand)·operand′. Of a part that stands in several places the
 * one counts where it weighs most, since places can cancel one another, as those of integration by parts do.
 */
export class Visibility {
  private seen = new Uint8Array(64);
  private weightRe = new Float64Array(64);
  private weightIm = new Float64Array(64);
  private missing = 0;

  private lane = 0;

  constructor(
    private tape: Tape,
    private registers: Registers,
  ) {}

  /** Starts over for the expression now on the tape. */
  reset(tape: Tape): void {
    this.tape = tape;
    if (this.seen.length < tape.length || this.seen.length > 16 * tape.length + 4096) {
      this.seen = new Uint8Array(tape.length * 2);
      this.weightRe = new Float64Array(tape.length * 2);
      this.weightIm = new Float64Array(tape.length * 2);
    }
    this.missing = 0;
    for (let k = 0; k < tape.activeLength; k++) {
      const n = tape.active[k]!;
      const written = tape.marks[n]! & (writtenA | writtenB);
      this.seen[n] = (writtenA | writtenB) & ~written;
      if (written !== 0) this.missing++;
    }
  }

  get isComplete(): boolean {
    return this.missing === 0;
  }

  /** Takes in a lane in which the tape was evaluated; less than `threshold` in F′ is not visible there. */
  look(registers: Registers, lane: number, threshold: number): void {
    this.registers = registers;
    this.lane = lane;
    const { tape, weightRe, weightIm } = this;
    if (!tape.isVarying(tape.root)) return;
    for (let k = 0; k < tape.activeLength; k++) {
      weightRe[tape.active[k]!] = 0;
      weightIm[tape.active[k]!] = 0;
    }
    weightRe[tape.root] = 1;
    const { op, a, b } = tape;
    for (let k = tape.activeLength - 1; k >= 0; k--) {
      const n = tape.active[k]!;
      if (weightRe[n] === 0 && weightIm[n] === 0) continue;
      switch (op[n]) {
        case Op.Variable:
          break;
        case Op.Add:
          this.pass(n, a[n]!, 1, 0, writtenA, threshold);
          this.pass(n, b[n]!, 1, 0, writtenB, threshold);
          break;
        case Op.Shift:
          this.pass(n, a[n]!, 1, 0, writtenA, threshold);
          break;
        case Op.Multiply:
          this.pass(
            n,
            a[n]!,
            registers.of(b[n]!, At.Re, lane),
            registers.im(b[n]!, lane),
            writtenA,
            threshold,
          );
          this.pass(
            n,
            b[n]!,
            registers.of(a[n]!, At.Re, lane),
            registers.im(a[n]!, lane),
            writtenB,
            threshold,
          );
          break;
        case Op.Scale:
          // What a zero coefficient takes away cannot matter; its parts count as if it stood there with 1.
          if (tape.isVanishing(b[n]!)) this.pass(n, a[n]!, 1, 0, writtenA, threshold);
          else this.pass(n, a[n]!, tape.constantRe(b[n]!), tape.constantIm(b[n]!), writtenA, threshold);
          break;
        default:
          this.pass(
            n,
            a[n]!,
            registers.of(n, At.PartialRe, lane),
            registers.partialIm(n, lane),
            writtenA,
            threshold,
          );
      }
    }
  }

  private pass(
    n: number,
    operand: number,
    byRe: number,
    byIm: number,
    edge: number,
    threshold: number,
  ): void {
    const { weightRe, weightIm, seen } = this;
    const re = weightRe[n]! * byRe - weightIm[n]! * byIm;
    const im = weightRe[n]! * byIm + weightIm[n]! * byRe;
    const weight = Math.abs(re) + Math.abs(im);
    if (weight > Math.abs(weightRe[operand]!) + Math.abs(weightIm[operand]!)) {
      weightRe[operand] = re;
      weightIm[operand] = im;
    }
    if ((seen[n]! & edge) !== 0) return;
    const moved = this.registers.slopeSize(operand, this.lane);
    if (!(weight * moved > threshold)) return;
    seen[n]! |= edge;
    if (seen[n] === (writtenA | writtenB)) this.missing--;
  }

  /** Operands of written edges that nothing has shown, with the node above. */
  unseen(): { readonly node: number; readonly operand: number }[] {
    const { tape, seen } = this;
    const found: { node: number; operand: number }[] = [];
    for (let k = 0; k < tape.activeLength; k++) {
      const node = tape.active[k]!;
      if ((seen[node]! & writtenA) === 0) found.push({ node, operand: tape.a[node]! });
      if ((seen[node]! & writtenB) === 0) found.push({ node, operand: tape.b[node]! });
    }
    return found;
  }
}
