import { At, columnsShift, type Registers } from "./registers";
import type { Tape } from "./tape";

const { abs } = Math;

/** Twice the unit roundoff: what one operation may add to a relative error. */
export const ulp = 2.3e-16;

/** Beyond these sizes a double no longer carries its digits: the lane is given up. */
export const largest = 1e290;
export const smallest = 1e-290;

/** Gives up a lane: everything computed from it will be NaN too. */
export function giveUp(state: Float64Array, at: number, lane: number): void {
  state[at + At.Re + lane] = Number.NaN;
  state[at + At.SlopeRe + lane] = Number.NaN;
  state[at + At.Error + lane] = Number.NaN;
  state[at + At.SlopeError + lane] = Number.NaN;
}

/** Whether a product has shrunk to nothing though this factor has not. */
const isLost = (product: number, factor: number): boolean => abs(product) < smallest && factor !== 0;

const productError = (u: number, w: number, uError: number, wError: number): number =>
  u * wError + (w + wError) * uError;

export function add(to: Registers, n: number, a: number, b: number, lanes: number): void {
  if (to.isComplex[a] !== 0 || to.isComplex[b] !== 0) addComplex(to, n, a, b, lanes);
  else addReal(to, n, a, b, lanes);
}

function addReal(to: Registers, n: number, a: number, b: number, lanes: number): void {
  to.isComplex[n] = 0;
  const { state } = to;
  const at = n << columnsShift;
  const p = a << columnsShift;
  const q = b << columnsShift;
  for (let k = 0; k < lanes; k++) {
    const value = state[p + k]! + state[q + k]!;
    const slope = state[p + At.SlopeRe + k]! + state[q + At.SlopeRe + k]!;
    const error = state[p + At.Error + k]! + state[q + At.Error + k]! + ulp * abs(value);
    const slopeError = state[p + At.SlopeError + k]! + state[q + At.SlopeError + k]! + ulp * abs(slope);
    state[at + k] = value;
    state[at + At.SlopeRe + k] = slope;
    state[at + At.Error + k] = error;
    state[at + At.SlopeError + k] = slopeError;
    if (!(abs(value) + abs(slope) + error + slopeError < largest)) giveUp(state, at, k);
  }
}

function addComplex(to: Registers, n: number, a: number, b: number, lanes: number): void {
  if (to.isComplex[a] === 0) to.writeImaginaryZeros(a, lanes);
  if (to.isComplex[b] === 0) to.writeImaginaryZeros(b, lanes);
  to.isComplex[n] = 1;
  const { state } = to;
  const at = n << columnsShift;
  const p = a << columnsShift;
  const q = b << columnsShift;
  for (let k = 0; k < lanes; k++) {
    const re = state[p + k]! + state[q + k]!;
    const im = state[p + At.Im + k]! + state[q + At.Im + k]!;
    const slopeRe = state[p + At.SlopeRe + k]! + state[q + At.SlopeRe + k]!;
    const slopeIm = state[p + At.SlopeIm + k]! + state[q + At.SlopeIm + k]!;
    const size = abs(re) + abs(im);
    const slopeSize = abs(slopeRe) + abs(slopeIm);
    const error = state[p + At.Error + k]! + state[q + At.Error + k]! + ulp * size;
    const slopeError = state[p + At.SlopeError + k]! + state[q + At.SlopeError + k]! + ulp * slopeSize;
    put(state, at + k, re, im, slopeRe, slopeIm, error, slopeError);
    if (!(size + slopeSize + error + slopeError < largest)) giveUp(state, at, k);
  }
}

/** The state of one lane; zero imaginary parts are kept positive, above a branch cut. */
export function put(
  state: Float64Array,
  at: number,
  re: number,
  im: number,
  slopeRe: number,
  slopeIm: number,
  error: number,
  slopeError: number,
): void {
  state[at] = re;
  state[at + At.Im] = im + 0;
  state[at + At.SlopeRe] = slopeRe;
  state[at + At.SlopeIm] = slopeIm + 0;
  state[at + At.Error] = error;
  state[at + At.SlopeError] = slopeError;
}

/** a + b, where b is a constant of the tape. */
export function shift(tape: Tape, to: Registers, n: number, lanes: number): void {
  const a = tape.a[n]!;
  const b = tape.b[n]!;
  const isComplex = to.isComplex[a] !== 0 || tape.constantIm(b) !== 0;
  if (isComplex && to.isComplex[a] === 0) to.writeImaginaryZeros(a, lanes);
  to.isComplex[n] = isComplex ? 1 : 0;
  const { state } = to;
  const at = n << columnsShift;
  const p = a << columnsShift;
  const by = tape.constantRe(b);
  const byError = tape.constantError(b);
  const byIm = tape.constantIm(b);
  for (let k = 0; k < lanes; k++) {
    const value = state[p + k]! + by;
    const im = isComplex ? state[p + At.Im + k]! + byIm : 0;
    const error = state[p + At.Error + k]! + byError + ulp * (abs(value) + abs(im));
    state[at + k] = value;
    state[at + At.SlopeRe + k] = state[p + At.SlopeRe + k]!;
    state[at + At.Error + k] = error;
    state[at + At.SlopeError + k] = state[p + At.SlopeError + k]!;
    if (isComplex) {
      state[at + At.Im + k] = im + 0;
      state[at + At.SlopeIm + k] = state[p + At.SlopeIm + k]!;
    }
    if (!(abs(value) + error < largest)) giveUp(state, at, k);
  }
}

/** a·b, where b is a constant of the tape. */
export function scale(tape: Tape, to: Registers, n: number, lanes: number): void {
  if (tape.constantIm(tape.b[n]!) !== 0) scaleByComplex(tape, to, n, lanes);
  else scaleByReal(tape, to, n, lanes);
}

function scaleByReal(tape: Tape, to: Registers, n: number, lanes: number): void {
  const a = tape.a[n]!;
  const factor = tape.constantRe(tape.b[n]!);
  const own = tape.constantError(tape.b[n]!) + ulp * abs(factor);
  to.isComplex[n] = to.isComplex[a]!;
  const { state } = to;
  const at = n << columnsShift;
  const p = a << columnsShift;
  if (to.isComplex[a] !== 0) scaleComplexLanes(state, at, p, factor, own, lanes);
  else scaleRealLanes(state, at, p, factor, own, lanes);
}

/** `own` is what the factor's own error and rounding add to a relative error. */
function scaleRealLanes(
  state: Float64Array,
  at: number,
  p: number,
  factor: number,
  own: number,
  lanes: number,
): void {
  const grown = abs(factor) + own;
  for (let k = 0; k < lanes; k++) {
    const u = state[p + k]!;
    const value = factor * u;
    const slope = factor * state[p + At.SlopeRe + k]!;
    const error = grown * state[p + At.Error + k]! + own * abs(u);
    const slopeError = grown * state[p + At.SlopeError + k]! + own * abs(state[p + At.SlopeRe + k]!);
    state[at + k] = value;
    state[at + At.SlopeRe + k] = slope;
    state[at + At.Error + k] = error;
    state[at + At.SlopeError + k] = slopeError;
    const isWithin = abs(value) + abs(slope) + error + slopeError < largest;
    if (!isWithin || (abs(value) < smallest && u !== 0 && factor !== 0)) giveUp(state, at, k);
  }
}

function scaleComplexLanes(
  state: Float64Array,
  at: number,
  p: number,
  factor: number,
  own: number,
  lanes: number,
): void {
  const grown = abs(factor) + own;
  for (let k = 0; k < lanes; k++) {
    const re = state[p + k]!;
    const im = state[p + At.Im + k]!;
    const slopeRe = state[p + At.SlopeRe + k]!;
    const slopeIm = state[p + At.SlopeIm + k]!;
    const uSize = abs(re) + abs(im);
    const slopeSize = abs(slopeRe) + abs(slopeIm);
    const error = grown * state[p + At.Error + k]! + own * uSize;
    const slopeError = grown * state[p + At.SlopeError + k]! + own * slopeSize;
    put(state, at + k, factor * re, factor * im, factor * slopeRe, factor * slopeIm, error, slopeError);
    const isWithin = abs(factor) * (uSize + slopeSize) + error + slopeError < largest;
    if (!isWithin || (factor !== 0 && isLost(factor * uSize, uSize))) giveUp(state, at, k);
  }
}

function scaleByComplex(tape: Tape, to: Registers, n: number, lanes: number): void {
  const b = tape.b[n]!;
  const at = b << columnsShift;
  to.isComplex[b] = 1;
  for (let k = 0; k < lanes; k++) {
    put(to.state, at + k, tape.constantRe(b), tape.constantIm(b), 0, 0, tape.constantError(b), 0);
  }
  multiplyComplex(to, n, tape.a[n]!, b, lanes);
}

export function multiply(to: Registers, n: number, a: number, b: number, lanes: number): void {
  if (to.isComplex[a] !== 0 || to.isComplex[b] !== 0) multiplyComplex(to, n, a, b, lanes);
  else multiplyReal(to, n, a, b, lanes);
}

function multiplyReal(to: Registers, n: number, a: number, b: number, lanes: number): void {
  to.isComplex[n] = 0;
  const { state } = to;
  const at = n << columnsShift;
  const p = a << columnsShift;
  const q = b << columnsShift;
  for (let k = 0; k < lanes; k++) {
    const u = state[p + k]!;
    const w = state[q + k]!;
    const value = u * w;
    const uError = state[p + At.Error + k]!;
    const wError = state[q + At.Error + k]!;
    const uSlope = state[p + At.SlopeRe + k]!;
    const wSlope = state[q + At.SlopeRe + k]!;
    const byA = uSlope * w;
    const byB = u * wSlope;
    const error = productError(abs(u), abs(w), uError, wError) + ulp * abs(value);
    const slopeError =
      productError(abs(uSlope), abs(w), state[p + At.SlopeError + k]!, wError) +
      productError(abs(u), abs(wSlope), uError, state[q + At.SlopeError + k]!) +
      2 * ulp * (abs(byA) + abs(byB));
    state[at + k] = value;
    state[at + At.SlopeRe + k] = byA + byB;
    state[at + At.Error + k] = error;
    state[at + At.SlopeError + k] = slopeError;
    const isWithin = abs(value) + abs(byA) + abs(byB) + error + slopeError < largest;
    if (!isWithin || (w !== 0 && isLost(value, u))) giveUp(state, at, k);
  }
}

function multiplyComplex(to: Registers, n: number, a: number, b: number, lanes: number): void {
  if (to.isComplex[a] === 0) to.writeImaginaryZeros(a, lanes);
  if (to.isComplex[b] === 0) to.writeImaginaryZeros(b, lanes);
  to.isComplex[n] = 1;
  const at = n << columnsShift;
  for (let k = 0; k < lanes; k++) {
    multiplyLane(to.state, at + k, (a << columnsShift) + k, (b << columnsShift) + k, at, k);
  }
}

function multiplyLane(state: Float64Array, to: number, a: number, b: number, at: number, lane: number): void {
  const ar = state[a]!;
  const ai = state[a + At.Im]!;
  const br = state[b]!;
  const bi = state[b + At.Im]!;
  const dar = state[a + At.SlopeRe]!;
  const dai = state[a + At.SlopeIm]!;
  const dbr = state[b + At.SlopeRe]!;
  const dbi = state[b + At.SlopeIm]!;
  const sizeA = abs(ar) + abs(ai);
  const sizeB = abs(br) + abs(bi);
  const slopeA = abs(dar) + abs(dai);
  const slopeB = abs(dbr) + abs(dbi);
  const uError = state[a + At.Error]!;
  const wError = state[b + At.Error]!;
  const error = productError(sizeA, sizeB, uError, wError) + 4 * ulp * sizeA * sizeB;
  const slopeError =
    productError(slopeA, sizeB, state[a + At.SlopeError]!, wError) +
    productError(sizeA, slopeB, uError, state[b + At.SlopeError]!) +
    6 * ulp * (slopeA * sizeB + sizeA * slopeB);
  const slope = dar * br - dai * bi + (ar * dbr - ai * dbi);
  const slopeTurned = dar * bi + dai * br + (ar * dbi + ai * dbr);
  put(state, to, ar * br - ai * bi, ar * bi + ai * br, slope, slopeTurned, error, slopeError);
  const isWithin = sizeA * sizeB + abs(slope) + abs(slopeTurned) + error + slopeError < largest;
  if (!isWithin || (sizeB !== 0 && isLost(sizeA * sizeB, sizeA))) giveUp(state, at, lane);
}
