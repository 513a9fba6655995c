import type { NumberNode } from "./expression";

/** Exact rational arithmetic on number nodes. Every operation answers null where a part would leave the safe integers. */

function greatestCommonDivisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** numerator/denominator in lowest terms; null for a zero denominator or parts that are not safe integers. */
export function makeRational(numerator: number, denominator: number): NumberNode | null {
  if (denominator === 0 || !Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator))
    return null;
  const divisor = greatestCommonDivisor(numerator, denominator) * (denominator < 0 ? -1 : 1);
  // `+ 0` turns −0 into 0, so that equal numbers are equal values.
  return { kind: "number", numerator: numerator / divisor + 0, denominator: denominator / divisor };
}

/** As `makeRational`, for parts known to be small. Throws RangeError where there is no such rational. */
export function rational(numerator: number, denominator = 1): NumberNode {
  const made = makeRational(numerator, denominator);
  if (made === null) throw new RangeError(`${numerator}/${denominator} is not a rational of safe integers`);
  return made;
}

export const zero: NumberNode = rational(0);
export const one: NumberNode = rational(1);
export const minusOne: NumberNode = rational(-1);

export const isZero = (n: NumberNode): boolean => n.numerator === 0;
export const isOne = (n: NumberNode): boolean => n.numerator === 1 && n.denominator === 1;
export const isInteger = (n: NumberNode): boolean => n.denominator === 1;

/** Whole numbers, which nearly all are, need no common divisor; so small ones share a node. */
function makeWhole(value: number): NumberNode | null {
  if (!Number.isSafeInteger(value)) return null;
  return value >= -mostShared && value <= mostShared
    ? shared[value + mostShared]!
    : { kind: "number", numerator: value + 0, denominator: 1 };
}
const mostShared = 256;
const shared = Array.from(
  { length: 2 * mostShared + 1 },
  (_, index): NumberNode => ({ kind: "number", numerator: index - mostShared, denominator: 1 }),
);

export function addRationals(a: NumberNode, b: NumberNode): NumberNode | null {
  if (a.denominator === 1 && b.denominator === 1) return makeWhole(a.numerator + b.numerator);
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  if (!Number.isSafeInteger(left) || !Number.isSafeInteger(right)) return null;
  return makeRational(left + right, a.denominator * b.denominator);
}

export function multiplyRationals(a: NumberNode, b: NumberNode): NumberNode | null {
  if (a.denominator === 1 && b.denominator === 1) return makeWhole(a.numerator * b.numerator);
  const across = greatestCommonDivisor(a.numerator, b.denominator) || 1;
  const back = greatestCommonDivisor(b.numerator, a.denominator) || 1;
  return makeRational(
    (a.numerator / across) * (b.numerator / back),
    (a.denominator / back) * (b.denominator / across),
  );
}

export function negateRational(a: NumberNode): NumberNode {
  return { kind: "number", numerator: -a.numerator + 0, denominator: a.denominator };
}

export function invertRational(a: NumberNode): NumberNode | null {
  return makeRational(a.denominator, a.numerator);
}

/** a to an integer power; null also for 0 to a negative power. */
export function raiseRational(a: NumberNode, exponent: number): NumberNode | null {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > 1100) return null;
  const base = exponent < 0 ? invertRational(a) : a;
  if (base === null) return null;
  const steps = Math.abs(exponent);
  return makeRational(base.numerator ** steps, base.denominator ** steps);
}

/** The positive greatest common divisor of rationals: the largest r with every a/r an integer. Null where it overflows. */
export function rationalContent(numbers: readonly NumberNode[]): NumberNode | null {
  let numerator = 0;
  let denominator = 1;
  for (const number of numbers) {
    numerator = greatestCommonDivisor(numerator, number.numerator);
    denominator = (denominator / greatestCommonDivisor(denominator, number.denominator)) * number.denominator;
    if (!Number.isSafeInteger(denominator)) return null;
  }
  return numerator === 0 ? null : makeRational(numerator, denominator);
}

/** Prime factors of a positive integer with their exponents; null above 10¹², where trial division would be slow. */
export function primeFactors(integer: number): ReadonlyMap<number, number> | null {
  if (!Number.isSafeInteger(integer) || integer < 1 || integer > 1e12) return null;
  const factors = new Map<number, number>();
  let rest = integer;
  for (let prime = 2; prime * prime <= rest; prime += prime === 2 ? 1 : 2) {
    while (rest % prime === 0) {
      factors.set(prime, (factors.get(prime) ?? 0) + 1);
      rest /= prime;
    }
  }
  if (rest > 1) factors.set(rest, (factors.get(rest) ?? 0) + 1);
  return factors;
}

const manyDigits = 8;

/**
 * Whether it is written with eight significant digits or more and a decimal point, such as 0.693147181. Fractions whose
 * denominator is a power of two are taken for exact, since quotients of whole numbers come to them by themselves.
 */
export function isLongDecimal({ numerator, denominator }: NumberNode): boolean {
  if (denominator % 5 !== 0) return false;
  let [rest, fives, twos] = [denominator, 0, 0];
  for (; rest % 5 === 0; rest /= 5) fives++;
  for (; rest % 2 === 0; rest /= 2) twos++;
  const places = Math.max(fives, twos);
  const digits = Math.abs(numerator) * 5 ** (places - fives) * 2 ** (places - twos);
  return rest === 1 && digits >= 10 ** (manyDigits - 1);
}
