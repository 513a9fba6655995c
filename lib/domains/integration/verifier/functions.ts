import { giveUp, largest, put, smallest } from "./arithmetic";
import { hypotenuse } from "./complex";
import { applyComplex, outcome } from "./complex-elementary";
import { first, notReal, radius, realFunctions, second, ulp, value } from "./elementary";
import { At, columnsShift, type Registers } from "./registers";
import { Op, type Tape } from "./tape";

/** How much of the way to where a function changes its course the error of its operand may take. */
const tolerableShare = 0.05;

/** Applies a function of one operand in every lane, with its derivative and error bounds. */
export function applyFunction(tape: Tape, to: Registers, n: number, lanes: number): void {
  const a = tape.a[n]!;
  const op = tape.op[n]! as Op;
  const parameter = op === Op.RealPower ? tape.constantRe(tape.b[n]!) : tape.parameter[n]!;
  realFunctions[op]!(to.state, a << columnsShift, lanes, parameter);
  const isComplex = to.isComplex[a] !== 0 || leavesReals(to.state, a << columnsShift, lanes);
  to.isComplex[n] = isComplex ? 1 : 0;
  if (isComplex) {
    if (to.isComplex[a] === 0) to.writeImaginaryZeros(a, lanes);
    to.writeImaginaryZeros(n, lanes);
    for (let k = 0; k < lanes; k++) applyInLane(tape, to, n, k, parameter);
  } else chainReal(to, n, a, lanes, op, roundingsOf(op, parameter));
  if (op === Op.RealPower) addExponentError(tape, to, n, lanes);
}

function leavesReals(state: Float64Array, at: number, lanes: number): boolean {
  for (let k = 0; k < lanes; k++) {
    if (radius[k] === notReal && !Number.isNaN(state[at + k]!)) return true;
  }
  return false;
}

/** The rounding error of a value, in units of its last place. */
const roundingsOf = (op: Op, parameter: number): number =>
  op === Op.IntegerPower ? 4 + Math.min(32, Math.abs(parameter)) : 4;

/** The chain rule where everything is real. */
function chainReal(to: Registers, n: number, a: number, lanes: number, op: Op, roundings: number): void {
  const { state } = to;
  const at = n << columnsShift;
  const p = a << columnsShift;
  for (let k = 0; k < lanes; k++) {
    const v = value[k]!;
    const d = first[k]!;
    const size = Math.abs(d);
    const slope = state[p + At.SlopeRe + k]!;
    const moved = Math.abs(slope);
    const uError = state[p + At.Error + k]!;
    const dError = state[p + At.SlopeError + k]!;
    // The radius keeps the derivatives within a tenth of these over the range of the error.
    const curved = second[k]! * uError;
    const error = 1.1 * size * uError + curved * uError + roundings * ulp * Math.abs(v);
    const slopeError = 1.1 * (size * dError + curved * (moved + dError)) + 16 * ulp * size * moved;
    state[at + k] = v;
    state[at + At.SlopeRe + k] = d * slope;
    state[at + At.Error + k] = error;
    state[at + At.SlopeError + k] = slopeError;
    state[at + At.PartialRe + k] = d;
    const isWithin = Math.abs(v) + size * moved + error + slopeError < largest;
    const isKnown = isWithin && uError <= tolerableShare * radius[k]!;
    if (!isKnown || isTooSmall(v, size, moved, state[p + k]!, op)) giveUp(state, at, k);
  }
}

/** Whether value, derivative or slope underflowed. */
function isTooSmall(v: number, size: number, moved: number, u: number, op: Op): boolean {
  if (u === 0) return moved > 0 && size > 0 && size * moved < smallest;
  if (Math.abs(v) < smallest && op !== Op.Log) return true;
  if (size < smallest) return op !== Op.Sign;
  return moved > 0 && size * moved < smallest;
}

/** One lane in which the operand or the value is not real, or that stands beside such a lane. */
function applyInLane(tape: Tape, to: Registers, n: number, lane: number, parameter: number): void {
  const { state } = to;
  const op = tape.op[n]! as Op;
  const at = (n << columnsShift) + lane;
  const a = (tape.a[n]! << columnsShift) + lane;
  const u = state[a]!;
  let uIm = state[a + At.Im]!;
  let uError = state[a + At.Error]!;
  // An imaginary part within its error bound is taken for none: a real operand that came by a complex way.
  if (uIm !== 0 && Math.abs(uIm) <= 2 * uError) {
    uError += Math.abs(uIm);
    uIm = 0;
  }
  const isSize = op === Op.Abs || op === Op.Sign;
  if (isSize && uIm !== 0) applySize(state, at, a, uIm, op === Op.Abs, lane);
  else if (uIm === 0 && radius[lane] !== notReal) {
    outcome.re = value[lane]!;
    outcome.im = 0;
    outcome.firstRe = first[lane]!;
    outcome.firstIm = 0;
    outcome.second = second[lane]!;
    outcome.radius = radius[lane]!;
    outcome.rounding = roundingsOf(op, parameter) * ulp * Math.abs(value[lane]!);
    chainComplex(state, at, a, uError, op, lane);
  } else if (!isSize && applyComplex(op, u, uIm, parameter)) chainComplex(state, at, a, uError, op, lane);
  else giveUp(state, at - lane, lane);
}

function chainComplex(
  state: Float64Array,
  at: number,
  a: number,
  uError: number,
  op: Op,
  lane: number,
): void {
  const { re, im, firstRe, firstIm } = outcome;
  const dRe = state[a + At.SlopeRe]!;
  const dIm = state[a + At.SlopeIm]!;
  const dError = state[a + At.SlopeError]!;
  const size = Math.abs(firstRe) + Math.abs(firstIm);
  const moved = Math.abs(dRe) + Math.abs(dIm);
  const curved = outcome.second * uError;
  const error = 1.1 * size * uError + curved * uError + outcome.rounding;
  const slopeError = 1.1 * (size * dError + curved * (moved + dError)) + 16 * ulp * size * moved;
  const slopeRe = firstRe * dRe - firstIm * dIm;
  const slopeIm = firstRe * dIm + firstIm * dRe;
  put(state, at, re, im, slopeRe, slopeIm, error, slopeError);
  state[at + At.PartialRe] = firstRe;
  state[at + At.PartialIm] = firstIm;
  const isWithin = Math.abs(re) + Math.abs(im) + size * moved + error + slopeError < largest;
  const isKnown = isWithin && uError <= tolerableShare * outcome.radius;
  const valueSize = Math.abs(re) + Math.abs(im);
  if (!isKnown || isTooSmall(valueSize, size, moved, state[a]!, op)) giveUp(state, at - lane, lane);
}

/** What the error of a real exponent adds to the bounds of a power. */
function addExponentError(tape: Tape, to: Registers, n: number, lanes: number): void {
  const own = tape.constantError(tape.b[n]!);
  if (own === 0) return;
  const a = tape.a[n]!;
  const at = n << columnsShift;
  const exponent = Math.abs(tape.constantRe(tape.b[n]!));
  for (let k = 0; k < lanes; k++) {
    const u = hypotenuse(to.of(a, At.Re, k), to.im(a, k));
    const logarithm = Math.abs(Math.log(u)) + (to.isComplex[n] === 0 ? 0 : Math.PI);
    to.state[at + At.Error + k]! += own * logarithm * to.size(n, k);
    to.state[at + At.SlopeError + k]! += own * (logarithm + 1 / exponent) * to.slopeSize(n, k);
  }
}

/** |u| and sign(u) = u/|u| where u is not real: no analytic functions, so the partial is the ratio of the slopes. */
function applySize(
  state: Float64Array,
  at: number,
  a: number,
  uIm: number,
  isSize: boolean,
  lane: number,
): void {
  const u = state[a]!;
  const dRe = state[a + At.SlopeRe]!;
  const dIm = state[a + At.SlopeIm]!;
  const size = hypotenuse(u, uIm);
  const uError = state[a + At.Error]!;
  const growth = (u * dRe + uIm * dIm) / size;
  const slope = isSize ? growth : (dRe - (u / size) * growth) / size;
  const slopeTurned = isSize ? 0 : (dIm - (uIm / size) * growth) / size;
  const squared = dRe * dRe + dIm * dIm;
  state[at + At.PartialRe] = squared > 0 ? (slope * dRe + slopeTurned * dIm) / squared : 0;
  state[at + At.PartialIm] = squared > 0 ? (slopeTurned * dRe - slope * dIm) / squared : 0;
  const relative = uError / size + 8 * ulp;
  const slopeError = 3 * (state[a + At.SlopeError]! + hypotenuse(dRe, dIm) * relative);
  if (isSize) put(state, at, size, 0, slope, 0, uError + 4 * ulp * size, slopeError);
  else put(state, at, u / size, uIm / size, slope, slopeTurned, 2 * relative, slopeError / size);
  const isWithin = size + Math.abs(slope) + Math.abs(slopeTurned) + slopeError < largest;
  if (!isWithin || !(uError <= tolerableShare * size)) giveUp(state, at - lane, lane);
}
