import { ulp } from "./arithmetic";

/**
 * Where a function whose operand or value is complex leaves its answer: value and first derivative, the size of the
 * second, how far the operand may move before these change much, and the rounding error of the value.
 */
export const outcome = { re: 0, im: 0, firstRe: 0, firstIm: 0, second: 0, radius: 0, rounding: 0 };

/** `offset` is the size of what cancelled in the value, where that exceeds the value. */
export function putOutcome(
  re: number,
  im: number,
  firstRe: number,
  firstIm: number,
  second: number,
  radius: number,
  offset = 0,
): true {
  outcome.re = re;
  outcome.im = im;
  outcome.firstRe = firstRe;
  outcome.firstIm = firstIm;
  outcome.second = second;
  outcome.radius = radius;
  outcome.rounding = 16 * ulp * (Math.abs(re) + Math.abs(im) + offset);
  return true;
}
