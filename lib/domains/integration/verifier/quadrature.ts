import type { Integrand } from "./integrand";

/** A definite integral with a bound on its error, and the size of what was added up (that of ∫|f|). */
export type Area = { readonly value: number; readonly error: number; readonly size: number };

/** Steps of the rule are halved up to so many times; most integrands need three or four. */
const mostLevels = 9;
const fewestLevels = 3;
const converged = 1e-13;
/** Where the transformation has brought a point to the end of the interval as far as doubles go. */
const outermost = 6.2;

/** A substitution x = x(t) of the whole line for an interval, under which the integrand dies out doubly exponentially. */
type Substitution = (t: number) => { readonly x: number; readonly slope: number };

/**
 * The integral of f from a to b, a < b, either of which may be infinite, by double exponential quadrature (Takahasi and
 * Mori 1974): tanh-sinh, exp-sinh or sinh-sinh. Singularities may stand at the ends and nowhere else. Null where the
 * integrand is not real somewhere inside, or the sums do not settle.
 */
export function integrate(f: Integrand, a: number, b: number): Area | null {
  const substitution = substitutionFor(a, b);
  let sum = 0;
  let size = 0;
  let rounding = 0;
  let before: number | null = null;
  let earlier = Number.POSITIVE_INFINITY;
  for (let level = 0; level <= mostLevels; level++) {
    const step = 2 ** -level;
    const added = addedUp(f, substitution, step, level);
    if (added === null) return null;
    sum = sum / 2 + added.sum * step;
    size = size / 2 + added.size * step;
    rounding = rounding / 2 + added.rounding * step;
    const change = before === null ? Number.POSITIVE_INFINITY : Math.abs(sum - before);
    before = sum;
    // Two small changes in a row: one alone may be chance, as for an odd function.
    const isSettled = level >= fewestLevels && Math.max(change, earlier) <= 1e-9 * size;
    if (isSettled && (change <= converged * size || level === mostLevels)) {
      return { value: sum, error: change + rounding + added.cut, size };
    }
    if (level === mostLevels && change <= 1e-6 * size) {
      return { value: sum, error: change + earlier + rounding + added.cut, size };
    }
    earlier = change;
  }
  return null;
}

/** The sum over the odd multiples of a step (all of them at level 0), both ways from the middle until nothing is added. */
function addedUp(f: Integrand, substitution: Substitution, step: number, level: number) {
  let sum = 0;
  let size = 0;
  let rounding = 0;
  let cut = 0;
  for (const direction of [1, -1]) {
    let last = 0;
    const first = level === 0 ? (direction === 1 ? 0 : 1) : 1;
    for (let k = first; k * step <= outermost; k += level === 0 ? 1 : 2) {
      const { x, slope } = substitution(direction * k * step);
      if (!(slope > 0) || !Number.isFinite(x)) break;
      const { value, error, kind } = f.at(x);
      if (kind !== "real") {
        // Where the terms have died out, or no double stands between here and the end, there is nothing more to be had.
        const isDyingOut = kind === "unusable" && size > 0 && (level < fewestLevels || last <= 1e-3 * size);
        if (k * step > 3 || isDyingOut) break;
        return null;
      }
      last = Math.abs(value * slope);
      sum += value * slope;
      size += last;
      rounding += (error + 1e-16 * Math.abs(value)) * slope;
    }
    cut += last;
  }
  return { sum, size, rounding, cut };
}

function substitutionFor(a: number, b: number): Substitution {
  if (Number.isFinite(a) && Number.isFinite(b)) return tanhSinh(a, b);
  if (Number.isFinite(a)) return (t) => expSinh(a, 1, t);
  if (Number.isFinite(b)) return (t) => expSinh(b, -1, t);
  return (t) => {
    const inner = (Math.PI / 2) * Math.sinh(t);
    return { x: Math.sinh(inner), slope: Math.cosh(inner) * (Math.PI / 2) * Math.cosh(t) };
  };
}

function tanhSinh(a: number, b: number): Substitution {
  const length = b - a;
  return (t) => {
    // The distance from the nearer end without cancellation: near zero a point is known as exactly as far from it.
    const inner = (Math.PI / 2) * Math.sinh(Math.abs(t));
    const share = 1 / (1 + Math.exp(2 * inner));
    const distance = length * share;
    const x = t < 0 ? a + distance : b - distance;
    const isInside = x > a && x < b;
    const slope = isInside ? length * share * (1 - share) * Math.PI * Math.cosh(t) : 0;
    return { x, slope };
  };
}

function expSinh(end: number, direction: 1 | -1, t: number): { x: number; slope: number } {
  const distance = Math.exp((Math.PI / 2) * Math.sinh(t));
  const x = end + direction * distance;
  return { x, slope: x === end ? 0 : distance * (Math.PI / 2) * Math.cosh(t) };
}
