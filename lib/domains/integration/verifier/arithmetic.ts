import { At, columnsShift, type Registers } from "./registers";
import type { Tape } from "./tape";

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
const isLost = (product: number, factor: number): boolean => Math.abs(product) < smallest && factor !== 0;

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
    const error = state[p + At.Error + k]! + state[q + At.Error + k]! + ulp * Math.abs(value);
    const slopeError = state[p + At.SlopeError + k]! + state[q + At.SlopeError + k]! + ulp * Math.abs(slope);
    state[at + k] = value;
    state[at + At.SlopeRe + k] = slope;
    state[at + At.Error + k] = error;
    state[at + At.SlopeError + k] = slopeError;
    if (!(Math.abs(value) + Math.abs(slope) + error + slopeError < largest)) giveUp(state, at, k);
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
    const size = Math.abs(re) + Math.abs(im);
    const slopeSize = Math.abs(slopeRe) + Math.abs(slopeIm);
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
    const error = state[p + At.Error + k]! + byError + ulp * (Math.abs(value) + Math.abs(im));
    state[at + k] = value;
    state[at + At.SlopeRe + k] = state[p + At.SlopeRe + k]!;
    state[at + At.Error + k] = error;
    state[at + At.SlopeError + k] = state[p + At.SlopeError + k]!;
    if (isComplex) {
      state[at + At.Im + k] = im + 0;
      state[at + At.SlopeIm + k] = state[p + At.SlopeIm + k]!;
    }
    if (!(Math.abs(value) + error < largest)) giveUp(state, at, k);
  }
}

/** a·b, where b is a constant of the tape. */
export function scale(tape: Tape, to: Registers, n: number, lanes: number): void {
  if (tape.constantIm(tape.b[n]!) !== 0) scaleByComplex(tape, to, n, lanes);
  else scaleByReal(tape, to, n, lanes);
}

function scaleByReal(tape: Tape, to: Registers, n: number, lanes: number): void {
  const a = tape.a[n]!;
  const b = tape.b[n]!;
  const isComplex = to.isComplex[a] !== 0;
  to.isComplex[n] = isComplex ? 1 : 0;
  const { state } = to;
  const at = n << columnsShift;
  const p = a << columnsShift;
  const factor = tape.constantRe(b);
  const size = Math.abs(factor);
  const own = tape.constantError(b) + ulp * size;
  for (let k = 0; k < lanes; k++) {
    const u = state[p + k]!;
    const slope = state[p + At.SlopeRe + k]!;
    let uSize = Math.abs(u);
    let slopeSize = Math.abs(slope);
    if (isComplex) {
      const im = state[p + At.Im + k]!;
      const slopeIm = state[p + At.SlopeIm + k]!;
      uSize += Math.abs(im);
      slopeSize += Math.abs(slopeIm);
      state[at + At.Im + k] = factor * im + 0;
      state[at + At.SlopeIm + k] = factor * slopeIm + 0;
    }
    const error = size * state[p + At.Error + k]! + own * (uSize + state[p + At.Error + k]!);
    const slopeError =
      size * state[p + At.SlopeError + k]! + own * (slopeSize + state[p + At.SlopeError + k]!);
    state[at + k] = factor * u;
    state[at + At.SlopeRe + k] = factor * slope;
    state[at + At.Error + k] = error;
    state[at + At.SlopeError + k] = slopeError;
    const isWithin = size * (uSize + slopeSize) + error + slopeError < largest;
    if (!isWithin || (size > 0 && isLost(size * uSize, uSize))) giveUp(state, at, k);
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
    const error = productError(Math.abs(u), Math.abs(w), uError, wError) + ulp * Math.abs(value);
    const slopeError =
      productError(Math.abs(uSlope), Math.abs(w), state[p + At.SlopeError + k]!, wError) +
      productError(Math.abs(u), Math.abs(wSlope), uError, state[q + At.SlopeError + k]!) +
      2 * ulp * (Math.abs(byA) + Math.abs(byB));
    state[at + k] = value;
    state[at + At.SlopeRe + k] = byA + byB;
    state[at + At.Error + k] = error;
    state[at + At.SlopeError + k] = slopeError;
    const isWithin = Math.abs(value) + Math.abs(byA) + Math.abs(byB) + error + slopeError < largest;
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
  const sizeA = Math.abs(ar) + Math.abs(ai);
  const sizeB = Math.abs(br) + Math.abs(bi);
  const slopeA = Math.abs(dar) + Math.abs(dai);
  const slopeB = Math.abs(dbr) + Math.abs(dbi);
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
  const isWithin = sizeA * sizeB + Math.abs(slope) + Math.abs(slopeTurned) + error + slopeError < largest;
  if (!isWithin || (sizeB !== 0 && isLost(sizeA * sizeB, sizeA))) giveUp(state, at, lane);
}
