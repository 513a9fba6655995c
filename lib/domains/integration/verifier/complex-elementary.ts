import {
  arcCosineOf,
  arcSineOf,
  areaCosineOf,
  areaTangentOf,
  type Complex,
  cosineOf,
  exponentialOf,
  hypotenuse,
  inverse,
  logarithmOf,
  magnitude,
  minus,
  overI,
  plus,
  raised,
  real,
  scaled,
  sineOf,
  squareRootOf,
  tangentOf,
  times,
  timesI,
} from "./complex";
import { putOutcome } from "./outcome";
import { Op } from "./tape";

const one = real(1);

const put = (value: Complex, first: Complex, second: number, radius: number, offset = 0): true =>
  putOutcome(value.re, value.im, first.re, first.im, second, radius, offset);

/** Evaluates a function at an operand that is not real, principal values throughout. False where it is not defined. */
export function applyComplex(op: Op, re: number, im: number, parameter: number): boolean {
  // The two met most often, without an object made.
  if (op === Op.Reciprocal) return putReciprocal(re, im);
  if (op === Op.Square)
    return putOutcome(re * re - im * im, 2 * re * im, 2 * re, 2 * im, 2, Number.POSITIVE_INFINITY);
  const u: Complex = { re, im };
  const size = hypotenuse(re, im);
  switch (op) {
    case Op.IntegerPower:
      return putPower(raised(u, parameter), u, parameter, size / Math.abs(parameter));
    case Op.RealPower:
      return putPower(realPower(u, parameter), u, parameter, size);
    case Op.SquareRoot:
      return putPower(squareRootOf(u), u, 0.5, size);
    case Op.Exp: {
      const v = exponentialOf(u);
      return put(v, v, magnitude(v), 1);
    }
    case Op.Log:
      return put(logarithmOf(u), inverse(u), 1 / (size * size), size, 1);
    case Op.Sin:
      return putWave(sineOf(u), cosineOf(u));
    case Op.Cos:
      return putWave(cosineOf(u), scaled(sineOf(u), -1));
    case Op.Tan:
      return putTangent(tangentOf(u), 1);
    case Op.Sinh:
      return putWave(overI(sineOf(timesI(u))), cosineOf(timesI(u)));
    case Op.Cosh:
      return putWave(cosineOf(timesI(u)), overI(sineOf(timesI(u))));
    case Op.Tanh:
      return putTangent(overI(tangentOf(timesI(u))), -1);
    default:
      return applyInverse(op, u);
  }
}

/** By Smith's method: no square that could overflow where the quotient does not. */
function putReciprocal(re: number, im: number): true {
  const isWide = Math.abs(re) >= Math.abs(im);
  const ratio = isWide ? im / re : re / im;
  const scale = isWide ? 1 / (re + im * ratio) : 1 / (re * ratio + im);
  const vRe = isWide ? scale : ratio * scale;
  const vIm = isWide ? -ratio * scale : -scale;
  const size = hypotenuse(re, im);
  return putOutcome(vRe, vIm, vIm * vIm - vRe * vRe, -2 * vRe * vIm, 2 / (size * size * size), size);
}

/** A function that is its own second derivative but for the sign. */
const putWave = (value: Complex, first: Complex): true => put(value, first, magnitude(value), 1);

function putPower(value: Complex, u: Complex, exponent: number, radius: number): true {
  const first = scaled(times(value, inverse(u)), exponent);
  return put(value, first, Math.abs(exponent - 1) * (magnitude(first) / magnitude(u)), radius);
}

/** tan and tanh: the first derivative is 1 ± v². */
function putTangent(value: Complex, sign: 1 | -1): boolean {
  const first = plus(one, scaled(times(value, value), sign));
  const size = magnitude(value);
  // Far from the real axis tan is constant to the last digit, and its derivative nothing but rounding.
  if (!(magnitude(first) > 1e-4)) return false;
  return put(value, first, 2 * size * magnitude(first), 1 / (1 + size));
}

const realPower = (u: Complex, exponent: number): Complex => exponentialOf(scaled(logarithmOf(u), exponent));

function applyInverse(op: Op, u: Complex): boolean {
  const toOne = magnitude(minus(u, one));
  const toMinusOne = magnitude(plus(u, one));
  const room = Math.min(toOne, toMinusOne);
  const around = toOne * toMinusOne;
  switch (op) {
    case Op.Asin:
    case Op.Acos: {
      const root = times(squareRootOf(minus(one, u)), squareRootOf(plus(one, u)));
      const first = scaled(inverse(root), op === Op.Asin ? 1 : -1);
      const value = op === Op.Asin ? arcSineOf(u) : arcCosineOf(u);
      return room > 0 && put(value, first, magnitude(u) / around ** 1.5, room, 1);
    }
    case Op.Acosh: {
      const root = times(squareRootOf(minus(u, one)), squareRootOf(plus(u, one)));
      return room > 0 && put(areaCosineOf(u), inverse(root), magnitude(u) / around ** 1.5, room, 1);
    }
    case Op.Atanh: {
      const first = inverse(times(minus(one, u), plus(one, u)));
      return room > 0 && put(areaTangentOf(u), first, (2 * magnitude(u)) / (around * around), room, 1);
    }
    default:
      return applyImaginaryInverse(op, u);
  }
}

/** atan and asinh, whose branch points are ±i. */
function applyImaginaryInverse(op: Op, u: Complex): boolean {
  const turnedUp = timesI(u);
  const up = plus(one, turnedUp);
  const down = minus(one, turnedUp);
  const room = Math.min(magnitude(up), magnitude(down));
  const around = magnitude(up) * magnitude(down);
  if (!(room > 0)) return false;
  if (op === Op.Atan) {
    const first = inverse(times(up, down));
    return put(overI(areaTangentOf(turnedUp)), first, (2 * magnitude(u)) / (around * around), room, 1);
  }
  const root = times(squareRootOf(up), squareRootOf(down));
  return put(overI(arcSineOf(turnedUp)), inverse(root), magnitude(u) / around ** 1.5, room, 1);
}
