import { add, multiply, scale, shift } from "./arithmetic";
import { applyFunction } from "./functions";
import { At, columnsShift, type Registers } from "./registers";
import { Op, type Tape } from "./tape";

/**
 * Evaluates a tape at real points: value, derivative and error bounds of every node that depends on x (running error
 * analysis: Higham, Accuracy and Stability of Numerical Algorithms, ch. 3). A lane is NaN from the node on that is
 * undefined, overflows, underflows, or is not known well enough to be put into a function. At most `lanesAtOnce` points.
 */
export function evaluateAt(tape: Tape, to: Registers, xs: readonly number[]): void {
  to.makeRoom(tape.length);
  evaluateNodes(tape, to, tape.active, tape.activeLength, xs);
  if (!tape.isVarying(tape.root)) writeConstant(tape, to, tape.root, xs.length);
}

/** As `evaluateAt`, for the first `count` nodes of a list whose operands are in it or constant. */
export function evaluateNodes(
  tape: Tape,
  to: Registers,
  nodes: Int32Array,
  count: number,
  xs: readonly number[],
): void {
  const lanes = xs.length;
  tape.spent += count * lanes;
  for (let k = 0; k < count; k++) {
    const n = nodes[k]!;
    if (tape.op[n] === Op.Variable) writeVariable(to, n, xs);
    else evaluateNode(tape, to, n, lanes);
  }
}

/** Evaluates one node from the columns of its operands. */
export function evaluateNode(tape: Tape, to: Registers, n: number, lanes: number): void {
  const a = tape.a[n]!;
  const b = tape.b[n]!;
  switch (tape.op[n]) {
    case Op.Add:
      add(to, n, a, b, lanes);
      break;
    case Op.Multiply:
      multiply(to, n, a, b, lanes);
      break;
    case Op.Shift:
      shift(tape, to, n, lanes);
      break;
    case Op.Scale:
      scale(tape, to, n, lanes);
      break;
    default:
      applyFunction(tape, to, n, lanes);
  }
}

function writeVariable(to: Registers, n: number, xs: readonly number[]): void {
  const { state } = to;
  const at = n << columnsShift;
  to.isComplex[n] = 0;
  for (let k = 0; k < xs.length; k++) {
    state[at + k] = xs[k]!;
    state[at + At.SlopeRe + k] = 1;
    state[at + At.Error + k] = 0;
    state[at + At.SlopeError + k] = 0;
  }
}

/** Puts a constant of the tape into the columns of its node. */
export function writeConstant(tape: Tape, to: Registers, n: number, lanes: number): void {
  const { state } = to;
  const at = n << columnsShift;
  to.writeImaginaryZeros(n, lanes);
  to.isComplex[n] = tape.constantIm(n) === 0 ? 0 : 1;
  for (let k = 0; k < lanes; k++) {
    state[at + k] = tape.constantRe(n);
    state[at + At.Im + k] = tape.constantIm(n);
    state[at + At.SlopeRe + k] = 0;
    state[at + At.Error + k] = tape.constantError(n);
    state[at + At.SlopeError + k] = 0;
  }
}
