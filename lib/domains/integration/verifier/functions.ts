import { giveUp, largest, put, ulp } from "./arithmetic";
import { applyBeyondReals } from "./beyond-reals";
import { isKnownWithin, isTooSmall, leftReals } from "./chain-rule";
import { hypotenuse } from "./complex";
import { applyComplex } from "./complex-elementary";
import { type RealFunction, realFunctions } from "./elementary";
import { outcome } from "./outcome";
import { At, columnsShift, type Registers } from "./registers";
import { Op, type Tape } from "./tape";

/** Applies a function of one operand in every lane, with its derivative and error bounds. */
export function applyFunction(tape: Tape, to: Registers, n: number, lanes: number): void {
  const a = tape.a[n]!;
  const op = tape.op[n]! as Op;
  const parameter = op === Op.RealPower ? tape.constantRe(tape.b[n]!) : tape.parameter[n]!;
  const real = realFunctions[op]!;
  const at = n << columnsShift;
  const from = a << columnsShift;
  if (to.isComplex[a] !== 0) {
    to.isComplex[n] = 1;
    for (let k = 0; k < lanes; k++) applyInLane(to.state, at + k, from + k, real, op, parameter);
  } else {
    const leavesReals = real(to.state, at, from, lanes, parameter);
    to.isComplex[n] = leavesReals ? 1 : 0;
    if (leavesReals) leaveReals(to, n, a, lanes, op, parameter);
  }
  if (op === Op.RealPower) addExponentError(tape, to, n, lanes);
}

/** Some lanes of a real operand have no real value: these become complex, and the others real parts of complex ones. */
function leaveReals(to: Registers, n: number, a: number, lanes: number, op: Op, parameter: number): void {
  const { state } = to;
  to.writeImaginaryZeros(a, lanes);
  for (let k = 0; k < lanes; k++) {
    const at = (n << columnsShift) + k;
    const from = (a << columnsShift) + k;
    const isLeft = Number.isNaN(state[at]!) && state[at + At.PartialIm] === leftReals;
    state[at + At.Im] = 0;
    state[at + At.SlopeIm] = 0;
    state[at + At.PartialIm] = 0;
    if (isLeft && applyBeyondReals(op, state[from]!, parameter))
      chainComplex(state, at, from, state[from + At.Error]!, op);
  }
}

/** One lane of an operand with imaginary columns. */
function applyInLane(
  state: Float64Array,
  at: number,
  a: number,
  real: RealFunction,
  op: Op,
  parameter: number,
): void {
  const u = state[a]!;
  if (Number.isNaN(u)) {
    giveUp(state, at, 0);
    return;
  }
  const uIm = state[a + At.Im]!;
  const uError = state[a + At.Error]!;
  const isSize = op === Op.Abs || op === Op.Sign;
  // An imaginary part within its error bound is taken for none: a real operand that came by a complex way.
  if (Math.abs(uIm) <= 2 * uError) {
    if (!asReal(state, at, a, real, parameter)) return;
    if (applyBeyondReals(op, u, parameter)) chainComplex(state, at, a, uError + Math.abs(uIm), op);
  } else if (isSize) applySize(state, at, a, uIm, op === Op.Abs);
  else if (applyComplex(op, u, uIm, parameter)) chainComplex(state, at, a, uError, op);
  else giveUp(state, at, 0);
}

/** A real function of a real operand whose derivative is complex. True where the function leaves the reals. */
function asReal(state: Float64Array, at: number, a: number, real: RealFunction, parameter: number): boolean {
  const slope = state[a + At.SlopeRe]!;
  const slopeIm = state[a + At.SlopeIm]!;
  const error = state[a + At.Error]!;
  // For the bounds it is as if the operand moved by the sum of both on the real axis.
  state[a + At.SlopeRe] = Math.abs(slope) + Math.abs(slopeIm);
  state[a + At.Error] = error + Math.abs(state[a + At.Im]!);
  const leavesReals = real(state, at, a, 1, parameter);
  state[a + At.SlopeRe] = slope;
  state[a + At.Error] = error;
  if (Number.isNaN(state[at]!)) return leavesReals;
  const d = state[at + At.PartialRe]!;
  put(state, at, state[at]!, 0, d * slope, d * slopeIm, state[at + At.Error]!, state[at + At.SlopeError]!);
  state[at + At.PartialIm] = 0;
  return false;
}

function chainComplex(state: Float64Array, at: number, a: number, uError: number, op: Op): void {
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
  const isKnown = isWithin && isKnownWithin(uError, outcome.radius);
  const valueSize = Math.abs(re) + Math.abs(im);
  if (!isKnown || isTooSmall(valueSize, size, moved, state[a]!, op)) giveUp(state, at, 0);
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
function applySize(state: Float64Array, at: number, a: number, uIm: number, isSize: boolean): void {
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
  if (!isWithin || !isKnownWithin(uError, size)) giveUp(state, at, 0);
}
