import { Op } from "./tape";

/**
 * Where a function of one operand leaves its answer: value and first derivative, both complex, the size of the second
 * derivative, how far the operand may move before these change much, and the rounding error of the value.
 */
export const outcome = { re: 0, im: 0, firstRe: 0, firstIm: 0, second: 0, radius: 0, rounding: 0 };

/** Twice the unit roundoff: what one operation may add to a relative error. */
export const ulp = 2.3e-16;

function put(value: number, first: number, second: number, radius: number): true {
  outcome.re = value;
  outcome.im = 0;
  outcome.firstRe = first;
  outcome.firstIm = 0;
  outcome.second = second;
  outcome.radius = radius;
  outcome.rounding = 4 * ulp * Math.abs(value);
  return true;
}

/** Evaluates a function at a real operand. False where its principal value is not real or not defined. */
export function applyReal(op: Op, u: number, parameter: number): boolean {
  switch (op) {
    case Op.Reciprocal: {
      const v = 1 / u;
      return u !== 0 && put(v, -v * v, 2 * Math.abs(v * v * v), Math.abs(u));
    }
    case Op.Square:
      return put(u * u, 2 * u, 2, Number.POSITIVE_INFINITY);
    case Op.IntegerPower:
      return integerPower(u, parameter);
    case Op.RealPower: {
      if (!(u > 0)) return false;
      const v = u ** parameter;
      const first = (parameter * v) / u;
      return put(v, first, Math.abs(((parameter - 1) * first) / u), u);
    }
    case Op.SquareRoot: {
      if (!(u > 0)) return false;
      const v = Math.sqrt(u);
      return put(v, 0.5 / v, 0.25 / (v * u), u);
    }
    case Op.Exp: {
      const v = Math.exp(u);
      return put(v, v, v, 1);
    }
    case Op.Log:
      return u > 0 && put(Math.log(u), 1 / u, 1 / (u * u), u);
    case Op.Abs:
      return u !== 0 && put(Math.abs(u), Math.sign(u), 0, Math.abs(u));
    case Op.Sign:
      return u !== 0 && put(Math.sign(u), 0, 0, Math.abs(u));
    default:
      return op <= Op.Atan ? applyTrigonometric(op, u) : applyHyperbolic(op, u);
  }
}

function integerPower(u: number, exponent: number): boolean {
  if (u === 0) return exponent > 2 && put(0, 0, 0, 0);
  const v = exponent === 3 ? u * u * u : u ** exponent;
  const first = (exponent * v) / u;
  return put(v, first, Math.abs(((exponent - 1) * first) / u), Math.abs(u / exponent));
}

function applyTrigonometric(op: Op, u: number): boolean {
  switch (op) {
    case Op.Sin: {
      const v = Math.sin(u);
      return put(v, Math.cos(u), Math.abs(v), 1);
    }
    case Op.Cos: {
      const v = Math.cos(u);
      return put(v, -Math.sin(u), Math.abs(v), 1);
    }
    case Op.Tan: {
      const v = Math.tan(u);
      const first = 1 + v * v;
      return put(v, first, 2 * Math.abs(v) * first, 1 / (1 + Math.abs(v)));
    }
    case Op.Asin:
    case Op.Acos: {
      const room = (1 - u) * (1 + u);
      if (!(room > 0)) return false;
      const first = (op === Op.Asin ? 1 : -1) / Math.sqrt(room);
      const v = op === Op.Asin ? Math.asin(u) : Math.acos(u);
      return put(v, first, Math.abs((u * first) / room), 1 - Math.abs(u));
    }
    default: {
      const first = 1 / (1 + u * u);
      return put(Math.atan(u), first, 2 * Math.abs(u) * first * first, Math.max(1, Math.abs(u)));
    }
  }
}

function applyHyperbolic(op: Op, u: number): boolean {
  switch (op) {
    case Op.Sinh: {
      const v = Math.sinh(u);
      return put(v, Math.cosh(u), Math.abs(v), 1);
    }
    case Op.Cosh: {
      const v = Math.cosh(u);
      return put(v, Math.sinh(u), v, 1);
    }
    case Op.Tanh: {
      const v = Math.tanh(u);
      const cosh = Math.cosh(u);
      const first = 1 / (cosh * cosh);
      return put(v, first, 2 * Math.abs(v) * first, 1);
    }
    case Op.Asinh: {
      const first = 1 / Math.sqrt(1 + u * u);
      return put(Math.asinh(u), first, Math.abs(u) * first ** 3, Math.max(1, Math.abs(u)));
    }
    case Op.Acosh: {
      if (!(u > 1)) return false;
      const room = (u - 1) * (u + 1);
      const first = 1 / Math.sqrt(room);
      return put(Math.acosh(u), first, (u * first) / room, u - 1);
    }
    default: {
      const room = (1 - u) * (1 + u);
      if (!(room > 0)) return false;
      return put(Math.atanh(u), 1 / room, (2 * Math.abs(u)) / (room * room), 1 - Math.abs(u));
    }
  }
}
