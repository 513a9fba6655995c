import type { BranchFunction } from "./branches";

/** A break at `x`. Where a branch touches its level, the formula may change course without a change of sign. */
export type Break = { readonly x: number; readonly isTouch: boolean };

/** How exactly a break is located, as a share of its size: well within what counts as the same break. */
const located = 1e-8;
/** Breaks nearer to each other than this share of their size count as one: double zeros are not located more exactly. */
export const sameBreak = 1e-6;

/** A branch that would have to fall so many times steeper than it does at both ends of a bracket does not reach its level. */
const farFall = 8;

export const crossingAt = (x: number): Break => ({ x, isTouch: false });

const isLocated = (step: number, x: number): boolean => Math.abs(step) <= located * Math.abs(x);

/**
 * Where the branch changes sign between two points, by Newton's method kept within the shrinking bracket; `fromValue` is
 * its value at the first.
 */
export function locateCrossing(branch: BranchFunction, from: number, to: number, fromValue: number): number {
  let [low, high] = [from, to];
  let x = (low + high) / 2;
  let before = high - low;
  for (let step = 0; step < 80; step++) {
    const value = branch.at(x);
    if (value === 0) return x;
    if (value * fromValue > 0) low = x;
    else if (value * fromValue < 0) high = x;
    else break;
    const newton = value / branch.slope;
    const isQuicker = Math.abs(newton) <= before / 2;
    const isWithin = (place: number) => place > low && place < high;
    // Where the sign changes through a pole, it is the reciprocal of the branch that has a zero.
    const next = isWithin(x - newton) ? x - newton : x + newton;
    const isTaken = isQuicker && isWithin(next);
    before = isTaken ? Math.abs(newton) : (high - low) / 2;
    x = isTaken ? next : (low + high) / 2;
    if (isLocated(before, x)) return x;
  }
  return (low + high) / 2;
}

/**
 * Where the branch, which heads for its level from both ends, comes nearest to it: no break, one where it touches, two
 * where it dips to the other side. The slope changes sign there: its zero is sought by chords, and by halves where
 * those do not shorten the bracket.
 */
export function locateTouch(
  branch: BranchFunction,
  left: { readonly x: number; readonly value: number; readonly slope: number },
  right: { readonly x: number; readonly slope: number },
): Break[] {
  let [low, high] = [left.x, right.x];
  let [lowSlope, highSlope] = [left.slope, right.slope];
  let nearest = Math.abs(left.value);
  let isHalving = false;
  for (let step = 0; step < 60 && !isLocated(high - low, high); step++) {
    // Nowhere near steep enough to come down to the level within the bracket.
    if (nearest > farFall * Math.max(Math.abs(lowSlope), Math.abs(highSlope)) * (high - low)) return [];
    const chord = low - (lowSlope * (high - low)) / (highSlope - lowSlope);
    const x = !isHalving && chord > low && chord < high ? chord : (low + high) / 2;
    const width = high - low;
    const value = branch.at(x);
    if (value * left.value < 0) {
      const first = locateCrossing(branch, left.x, x, left.value);
      return [crossingAt(first), crossingAt(locateCrossing(branch, x, right.x, value))];
    }
    nearest = Math.min(nearest, Math.abs(value));
    const { slope } = branch;
    if (value * slope < 0) [low, lowSlope] = [x, slope];
    else if (value * slope > 0) [high, highSlope] = [x, slope];
    else return touchAt(x, nearest, left.value);
    isHalving = high - low > width / 2;
  }
  return touchAt((low + high) / 2, nearest, left.value);
}

function touchAt(x: number, nearest: number, fromValue: number): Break[] {
  return nearest <= 1e-6 * Math.abs(fromValue) ? [{ x, isTouch: true }] : [];
}

/** A zero of the branch beyond the edge, with a change of sign that rounding cannot feign; null where none is found. */
export function zeroBeyond(branch: BranchFunction, edge: number, direction: 1 | -1): number | null {
  const before = branch.at(edge);
  let x = edge;
  let value = before;
  for (let step = 0; step < 12; step++) {
    const next = x - value / branch.slope;
    if (!((next - edge) * direction >= 0) || Math.abs(next) > 1e100) return null;
    if (Math.abs(next - x) <= sameBreak * Math.abs(next)) {
      const after = branch.knownAt(next + direction * 0.01 * Math.abs(next));
      return before * after < 0 && Math.abs(after) > 8 * branch.error ? next : null;
    }
    x = next;
    value = branch.at(x);
  }
  return null;
}
