import { giveUp, largest, smallest, ulp } from "./arithmetic";
import { At } from "./registers";
import { Op } from "./tape";

/** How much of the way to where a function changes its course the error of its operand may take. */
const tolerableShare = 0.05;

/** A radius that says that the principal value is not real there, or not defined. */
export const notReal = -1;

/** Stands in the imaginary part of the partial of a lane that was given up because the function is not real there. */
export const leftReals = 1;

const { abs } = Math;

/**
 * Writes one lane of a function of one operand where both are real: from the columns at `from` to those at `to`. Given
 * are the value `v`, its rounding error in units of `ulp` of it (`roundings`), the first derivative `d`, the size of the
 * second, and how far the operand may move before these change much. True where the function, not the operand, leaves the
 * reals. Kept short: it pays only as long as the compiler writes it into its callers.
 */
export function chain(
  state: Float64Array,
  to: number,
  from: number,
  op: Op,
  v: number,
  roundings: number,
  d: number,
  second: number,
  radius: number,
): boolean {
  const slope = state[from + At.SlopeRe]!;
  const uError = state[from + At.Error]!;
  const dError = state[from + At.SlopeError]!;
  const size = abs(d);
  const moved = abs(slope);
  // The radius keeps the derivatives within a tenth of these over the range of the error.
  const curved = second * uError;
  const slopeSize = size * moved;
  const error = 1.1 * size * uError + curved * uError + roundings * ulp * abs(v);
  const slopeError = 1.1 * (size * dError + curved * (moved + dError)) + 16 * ulp * slopeSize;
  state[to] = v;
  state[to + At.SlopeRe] = d * slope;
  state[to + At.Error] = error;
  state[to + At.SlopeError] = slopeError;
  state[to + At.PartialRe] = d;
  const isWithin = abs(v) + slopeSize + error + slopeError < largest;
  const isDecent = abs(v) >= smallest && size >= smallest && slopeSize >= smallest;
  if (isWithin && isDecent && uError <= tolerableShare * radius) return false;
  return settle(state, to, from, op, isWithin, radius);
}

/** What `chain` does where something is out of the ordinary. */
function settle(
  state: Float64Array,
  to: number,
  from: number,
  op: Op,
  isWithin: boolean,
  radius: number,
): boolean {
  const u = state[from]!;
  const isKnown = isWithin && isKnownWithin(state[from + At.Error]!, radius);
  const moved = abs(state[from + At.SlopeRe]!);
  if (isKnown && !isTooSmall(abs(state[to]!), abs(state[to + At.PartialRe]!), moved, u, op)) return false;
  const leavesReals = radius === notReal && !Number.isNaN(u);
  giveUp(state, to, 0);
  state[to + At.PartialIm] = leavesReals ? leftReals : 0;
  return leavesReals;
}

/** Whether an operand with such an error is known well enough for a function that changes its course at this distance. */
export const isKnownWithin = (uError: number, radius: number): boolean => uError <= tolerableShare * radius;

/** Whether value, derivative or slope underflowed. */
export function isTooSmall(vSize: number, size: number, moved: number, u: number, op: Op): boolean {
  if (u === 0) return moved > 0 && size > 0 && size * moved < smallest;
  if (vSize < smallest && op !== Op.Log) return true;
  if (size < smallest) return op !== Op.Sign;
  return moved > 0 && size * moved < smallest;
}
