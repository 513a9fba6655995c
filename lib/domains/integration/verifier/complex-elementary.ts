import {
  arcCosineOf,
  arcSineOf,
  areaCosineOf,
  areaTangentOf,
  type Complex,
  complex,
  cosineOf,
  exponentialOf,
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
import { ulp } from "./elementary";
import { Op } from "./tape";

/**
 * Where a function of a complex operand leaves its answer: value and first derivative, the size of the second, how far
 * the operand may move before these change much, and the rounding error of the value.
 */
export const outcome = { re: 0, im: 0, firstRe: 0, firstIm: 0, second: 0, radius: 0, rounding: 0 };

const one = real(1);

function put(value: Complex, first: Complex, second: number, radius: number, offset = 0): true {
  outcome.re = value.re;
  outcome.im = value.im;
  outcome.firstRe = first.re;
  outcome.firstIm = first.im;
  outcome.second = second;
  outcome.radius = radius;
  outcome.rounding = 16 * ulp * (Math.abs(value.re) + Math.abs(value.im) + offset);
  return true;
}

/** Evaluates a function at a complex operand, principal values throughout. False where it is not defined. */
export function applyComplex(op: Op, re: number, im: number, parameter: number): boolean {
  const u: Complex = { re, im };
  const size = magnitude(u);
  switch (op) {
    case Op.Reciprocal: {
      const v = inverse(u);
      return size > 0 && put(v, scaled(times(v, v), -1), 2 / size ** 3, size);
    }
    case Op.Square:
      return put(times(u, u), scaled(u, 2), 2, Number.POSITIVE_INFINITY);
    case Op.IntegerPower:
      return size > 0 && putPower(raised(u, parameter), u, parameter, size / Math.abs(parameter));
    case Op.RealPower:
      return size > 0 && putPower(realPower(u, parameter), u, parameter, size);
    case Op.SquareRoot:
      return size > 0 && putPower(squareRootOf(u), u, 0.5, size);
    case Op.Exp: {
      const v = exponentialOf(u);
      return put(v, v, magnitude(v), 1);
    }
    case Op.Log:
      return size > 0 && put(logarithmOf(u), inverse(u), 1 / (size * size), size, 1);
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

/** cos(πc) + i·sin(πc), exact on the axes. */
function turned(halfTurns: number): Complex {
  const within = halfTurns - 2 * Math.floor(halfTurns / 2);
  if (within === 0.5) return complex(0, 1);
  if (within === 1.5) return complex(0, -1);
  return complex(Math.cos(Math.PI * within), Math.sin(Math.PI * within));
}

function realPower(u: Complex, exponent: number): Complex {
  if (u.im === 0) return scaled(u.re < 0 ? turned(exponent) : one, Math.abs(u.re) ** exponent);
  return exponentialOf(scaled(logarithmOf(u), exponent));
}

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
