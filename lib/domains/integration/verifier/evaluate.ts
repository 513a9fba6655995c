import { magnitude } from "./complex";
import { applyComplex } from "./complex-elementary";
import { applyReal, outcome, ulp } from "./elementary";
import { Op, type Tape } from "./tape";

/** Beyond these sizes a double no longer carries its digits: the point is given up. */
const largest = 1e290;
const smallest = 1e-290;
/** How much of the way to where a function changes its course the error of its operand may take. */
const tolerableShare = 0.05;

/**
 * Evaluates the tape at a real x: value, derivative and error bounds of every node that depends on x (running error
 * analysis: Higham, Accuracy and Stability of Numerical Algorithms, ch. 3). False where some node is undefined,
 * overflows, underflows, or is not known well enough to be put into a function.
 */
export function evaluateAt(tape: Tape, x: number): boolean {
  return evaluateNodes(tape, tape.active, tape.activeLength, x);
}

/** As `evaluateAt`, for the first `count` nodes of a list whose operands are in it or constant. */
export function evaluateNodes(tape: Tape, nodes: Int32Array, count: number, x: number): boolean {
  if (tape.broken) return false;
  for (let k = 0; k < count; k++) if (!evaluateNode(tape, nodes[k]!, x)) return false;
  return true;
}

/** Evaluates one node from the state of its operands. */
export function evaluateNode(tape: Tape, n: number, x: number): boolean {
  switch (tape.op[n]) {
    case Op.Variable:
      return store(tape, n, x, 0, 1, 0, 0, 0);
    case Op.Constant: {
      const value = tape.parameter[n]!;
      return store(tape, n, value, 0, 0, 0, tape.b[n] === 1 ? ulp * Math.abs(value) : 0, 0);
    }
    case Op.Add:
    case Op.Shift:
      return add(tape, n);
    case Op.Multiply:
      return multiply(tape, n);
    case Op.Scale:
      return scale(tape, n);
    default:
      return applyFunction(tape, n);
  }
}

function store(
  tape: Tape,
  n: number,
  re: number,
  im: number,
  slopeRe: number,
  slopeIm: number,
  error: number,
  slopeError: number,
): boolean {
  tape.re[n] = re;
  tape.im[n] = im + 0;
  tape.slopeRe[n] = slopeRe;
  tape.slopeIm[n] = slopeIm + 0;
  tape.error[n] = error;
  tape.slopeError[n] = slopeError;
  // One comparison for NaN, infinities and what is about to overflow.
  return Math.abs(re) + Math.abs(im) + Math.abs(slopeRe) + Math.abs(slopeIm) + error + slopeError < largest;
}

function add(tape: Tape, n: number): boolean {
  const { error, slopeError } = tape;
  const a = tape.a[n]!;
  const b = tape.b[n]!;
  const re = tape.re[a]! + tape.re[b]!;
  const im = tape.im[a]! + tape.im[b]!;
  const slopeRe = tape.slopeRe[a]! + tape.slopeRe[b]!;
  const slopeIm = tape.slopeIm[a]! + tape.slopeIm[b]!;
  const valueError = error[a]! + error[b]! + ulp * (Math.abs(re) + Math.abs(im));
  const slopeBound = slopeError[a]! + slopeError[b]! + ulp * (Math.abs(slopeRe) + Math.abs(slopeIm));
  return store(tape, n, re, im, slopeRe, slopeIm, valueError, slopeBound);
}

function scale(tape: Tape, n: number): boolean {
  const { re, im, slopeRe, slopeIm, error, slopeError } = tape;
  const a = tape.a[n]!;
  const b = tape.b[n]!;
  if (im[a] !== 0 || im[b] !== 0 || slopeIm[a] !== 0) return multiplyComplex(tape, n);
  const factor = re[b]!;
  const size = Math.abs(factor);
  const value = factor * re[a]!;
  if (size > 0 && isLost(value, re[a]!)) return false;
  const own = error[b]! + ulp * size;
  const valueError = size * error[a]! + own * (Math.abs(re[a]!) + error[a]!);
  const slopeBound = size * slopeError[a]! + own * (Math.abs(slopeRe[a]!) + slopeError[a]!);
  return store(tape, n, value, 0, factor * slopeRe[a]!, 0, valueError, slopeBound);
}

/** Whether a product has shrunk to nothing though this factor has not. */
function isLost(product: number, factor: number): boolean {
  return Math.abs(product) < smallest && factor !== 0;
}

const productError = (u: number, w: number, uError: number, wError: number): number =>
  u * wError + (w + wError) * uError;

function multiply(tape: Tape, n: number): boolean {
  const { re, im, slopeRe, slopeIm, error, slopeError } = tape;
  const a = tape.a[n]!;
  const b = tape.b[n]!;
  if (im[a] !== 0 || im[b] !== 0 || slopeIm[a] !== 0 || slopeIm[b] !== 0) return multiplyComplex(tape, n);
  const u = re[a]!;
  const w = re[b]!;
  const value = u * w;
  if (w !== 0 && isLost(value, u)) return false;
  const byA = slopeRe[a]! * w;
  const byB = u * slopeRe[b]!;
  const valueError = productError(Math.abs(u), Math.abs(w), error[a]!, error[b]!) + ulp * Math.abs(value);
  const slopeBound =
    productError(Math.abs(slopeRe[a]!), Math.abs(w), slopeError[a]!, error[b]!) +
    productError(Math.abs(u), Math.abs(slopeRe[b]!), error[a]!, slopeError[b]!) +
    2 * ulp * (Math.abs(byA) + Math.abs(byB));
  return store(tape, n, value, 0, byA + byB, 0, valueError, slopeBound);
}

function multiplyComplex(tape: Tape, n: number): boolean {
  const { re, im, slopeRe, slopeIm, error, slopeError } = tape;
  const a = tape.a[n]!;
  const b = tape.b[n]!;
  const ar = re[a]!;
  const ai = im[a]!;
  const br = re[b]!;
  const bi = im[b]!;
  const dar = slopeRe[a]!;
  const dai = slopeIm[a]!;
  const dbr = slopeRe[b]!;
  const dbi = slopeIm[b]!;
  const sizeA = Math.abs(ar) + Math.abs(ai);
  const sizeB = Math.abs(br) + Math.abs(bi);
  const slopeA = Math.abs(dar) + Math.abs(dai);
  const slopeB = Math.abs(dbr) + Math.abs(dbi);
  if (sizeB !== 0 && isLost(sizeA * sizeB, sizeA)) return false;
  const valueError = productError(sizeA, sizeB, error[a]!, error[b]!) + 4 * ulp * sizeA * sizeB;
  const slopeBound =
    productError(slopeA, sizeB, slopeError[a]!, error[b]!) +
    productError(sizeA, slopeB, error[a]!, slopeError[b]!) +
    6 * ulp * (slopeA * sizeB + sizeA * slopeB);
  const slope = dar * br - dai * bi + (ar * dbr - ai * dbi);
  const slopeTurned = dar * bi + dai * br + (ar * dbi + ai * dbr);
  return store(tape, n, ar * br - ai * bi, ar * bi + ai * br, slope, slopeTurned, valueError, slopeBound);
}

function applyFunction(tape: Tape, n: number): boolean {
  const op = tape.op[n]! as Op;
  const a = tape.a[n]!;
  const u = tape.re[a]!;
  let uIm = tape.im[a]!;
  let uError = tape.error[a]!;
  // An imaginary part within its error bound is taken for none: a real operand that came by a complex way.
  if (uIm !== 0 && Math.abs(uIm) <= 2 * uError) {
    uError += Math.abs(uIm);
    uIm = 0;
  }
  if (uIm !== 0 && (op === Op.Abs || op === Op.Sign)) return applySize(tape, n, uIm);
  const exponent = op === Op.RealPower ? tape.re[tape.b[n]!]! : tape.parameter[n]!;
  const isReal = uIm === 0 && applyReal(op, u, exponent);
  if (!isReal && !applyComplex(op, { re: u, im: uIm }, exponent)) return false;
  if (!(uError <= tolerableShare * outcome.radius)) return false;
  if (Math.abs(outcome.re) + Math.abs(outcome.im) < smallest && u !== 0 && op !== Op.Log) return false;

  const { firstRe, firstIm } = outcome;
  tape.partialRe[n] = firstRe;
  tape.partialIm[n] = firstIm;
  const dRe = tape.slopeRe[a]!;
  const dIm = tape.slopeIm[a]!;
  const first = Math.abs(firstRe) + Math.abs(firstIm);
  const moved = Math.abs(dRe) + Math.abs(dIm);
  if (first < smallest && u !== 0 && op !== Op.Sign) return false;
  if (moved > 0 && first > 0 && first * moved < smallest) return false;
  // The share above keeps the derivatives within a tenth of these over the range of the error.
  let valueError = 1.1 * first * uError + outcome.second * uError * uError + outcome.rounding;
  const curved = outcome.second * uError * (moved + tape.slopeError[a]!);
  let slopeBound = 1.1 * (first * tape.slopeError[a]! + curved) + 16 * ulp * first * moved;
  if (op === Op.RealPower) {
    const exponentError = tape.error[tape.b[n]!]!;
    const logarithm = Math.abs(Math.log(magnitude({ re: u, im: uIm }))) + (isReal ? 0 : Math.PI);
    valueError += exponentError * logarithm * (Math.abs(outcome.re) + Math.abs(outcome.im));
    slopeBound += exponentError * (logarithm + 1 / Math.abs(exponent)) * first * moved;
  }
  const slope = firstRe * dRe - firstIm * dIm;
  const slopeTurned = firstRe * dIm + firstIm * dRe;
  return store(tape, n, outcome.re, outcome.im, slope, slopeTurned, valueError, slopeBound);
}

/** |u| and sign(u) = u/|u| where u is not real: no analytic functions, so the partial is the ratio of the slopes. */
function applySize(tape: Tape, n: number, uIm: number): boolean {
  const a = tape.a[n]!;
  const u = tape.re[a]!;
  const dRe = tape.slopeRe[a]!;
  const dIm = tape.slopeIm[a]!;
  const size = Math.hypot(u, uIm);
  const uError = tape.error[a]!;
  if (!(uError <= tolerableShare * size)) return false;
  const growth = (u * dRe + uIm * dIm) / size;
  const isSize = tape.op[n] === Op.Abs;
  const slope = isSize ? growth : (dRe - (u / size) * growth) / size;
  const slopeTurned = isSize ? 0 : (dIm - (uIm / size) * growth) / size;
  const squared = dRe * dRe + dIm * dIm;
  tape.partialRe[n] = squared > 0 ? (slope * dRe + slopeTurned * dIm) / squared : 0;
  tape.partialIm[n] = squared > 0 ? (slopeTurned * dRe - slope * dIm) / squared : 0;
  const relative = uError / size + 8 * ulp;
  const slopeBound = 3 * (tape.slopeError[a]! + Math.hypot(dRe, dIm) * relative);
  return isSize
    ? store(tape, n, size, 0, slope, 0, uError + 4 * ulp * size, slopeBound)
    : store(tape, n, u / size, uIm / size, slope, slopeTurned, 2 * relative, slopeBound / size);
}
