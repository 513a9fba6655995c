import { chain, notReal } from "./chain-rule";
import { Op } from "./tape";

/**
 * Applies a function of one operand, as far as its values are real, in so many lanes: value, derivative and bounds go from the columns
 * that begin at `from` to those that begin at `to`. True where some lane leaves the reals, or the function is undefined
 * there; nothing is known in that lane then.
 */
export type RealFunction = (
  state: Float64Array,
  to: number,
  from: number,
  lanes: number,

  exponent: number,
) => boolean;

/** The rounding error of a value, in units of its last place. */
const roundings = 4;

function square(state: Float64Array, to: number, from: number, lanes: number): boolean {
  let leaves = false;
  for (let k = 0; k < lanes; k++) {
    const u = from + k;
    const x = state[u]!;
    if (chain(state, to + k, u, Op.Square, x * x, roundings, 2 * x, 2, Number.POSITIVE_INFINITY))
      leaves = true;
  }
  return leaves;
}

function reciprocal(state: Float64Array, to: number, from: number, lanes: number): boolean {
  let leaves = false;
  for (let k = 0; k < lanes; k++) {
    const u = from + k;
    const x = state[u]!;
    const v = 1 / x;
    const second = 2 * Math.abs(v * v * v);
    const radius = x === 0 ? notReal : Math.abs(x);
    if (chain(state, to + k, u, Op.Reciprocal, v, roundings, -v * v, second, radius)) leaves = true;
  }
  return leaves;
}

function integerPower(
  state: Float64Array,
  to: number,
  from: number,
  lanes: number,

  exponent: number,
): boolean {
  const ownRoundings = roundings + Math.min(32, Math.abs(exponent));
  let leaves = false;
  for (let k = 0; k < lanes; k++) {
    const u = from + k;
    const x = state[u]!;
    const v = wholePower(x, exponent);
    const slope = x === 0 ? 0 : (exponent * v) / x;
    const second = x === 0 ? 0 : Math.abs(((exponent - 1) * slope) / x);
    const radius = x === 0 ? (exponent > 2 ? 0 : notReal) : Math.abs(x / exponent);
    if (chain(state, to + k, u, Op.IntegerPower, v, ownRoundings, slope, second, radius)) leaves = true;
  }
  return leaves;
}

/** By squaring where that is quicker than the general power. */
export function wholePower(u: number, exponent: number): number {
  let rest = Math.abs(exponent);
  if (rest > 32) return u ** exponent;
  let power = 1;
  for (let squared = u; ; squared *= squared) {
    if ((rest & 1) === 1) power *= squared;
    rest >>= 1;
    if (rest === 0) return exponent < 0 ? 1 / power : power;
  }
}

function realPower(
  state: Float64Array,
  to: number,
  from: number,
  lanes: number,

  exponent: number,
): boolean {
  let leaves = false;
  for (let k = 0; k < lanes; k++) {
    const u = from + k;
    const x = state[u]!;
    const v = x > 0 ? x ** exponent : Number.NaN;
    const slope = (exponent * v) / x;
    const second = Math.abs(((exponent - 1) * slope) / x);
    const radius = x > 0 ? x : notReal;
    if (chain(state, to + k, u, Op.RealPower, v, roundings, slope, second, radius)) leaves = true;
  }
  return leaves;
}

function squareRoot(state: Float64Array, to: number, from: number, lanes: number): boolean {
  let leaves = false;
  for (let k = 0; k < lanes; k++) {
    const u = from + k;
    const x = state[u]!;
    const v = Math.sqrt(x);
    const second = 0.25 / (v * x);
    const radius = x > 0 ? x : notReal;
    if (chain(state, to + k, u, Op.SquareRoot, v, roundings, 0.5 / v, second, radius)) leaves = true;
  }
  return leaves;
}

function exponential(state: Float64Array, to: number, from: number, lanes: number): boolean {
  let leaves = false;
  for (let k = 0; k < lanes; k++) {
    const u = from + k;
    const v = Math.exp(state[u]!);
    if (chain(state, to + k, u, Op.Exp, v, roundings, v, v, 1)) leaves = true;
  }
  return leaves;
}

function logarithm(state: Float64Array, to: number, from: number, lanes: number): boolean {
  let leaves = false;
  for (let k = 0; k < lanes; k++) {
    const u = from + k;
    const x = state[u]!;
    const second = 1 / (x * x);
    const radius = x > 0 ? x : notReal;
    const v = x > 0 ? Math.log(x) : Number.NaN;
    if (chain(state, to + k, u, Op.Log, v, roundings, 1 / x, second, radius)) leaves = true;
  }
  return leaves;
}

function absoluteValue(state: Float64Array, to: number, from: number, lanes: number): boolean {
  let leaves = false;
  for (let k = 0; k < lanes; k++) {
    const u = from + k;
    const x = state[u]!;
    const radius = x === 0 ? notReal : Math.abs(x);
    if (chain(state, to + k, u, Op.Abs, Math.abs(x), roundings, x < 0 ? -1 : 1, 0, radius)) leaves = true;
  }
  return leaves;
}

function sign(state: Float64Array, to: number, from: number, lanes: number): boolean {
  let leaves = false;
  for (let k = 0; k < lanes; k++) {
    const u = from + k;
    const x = state[u]!;
    const radius = x === 0 ? notReal : Math.abs(x);
    if (chain(state, to + k, u, Op.Sign, Math.sign(x), roundings, 0, 0, radius)) leaves = true;
  }
  return leaves;
}

function sine(state: Float64Array, to: number, from: number, lanes: number): boolean {
  let leaves = false;
  for (let k = 0; k < lanes; k++) {
    const u = from + k;
    const v = Math.sin(state[u]!);
    if (chain(state, to + k, u, Op.Sin, v, roundings, Math.cos(state[u]!), Math.abs(v), 1)) leaves = true;
  }
  return leaves;
}

function cosine(state: Float64Array, to: number, from: number, lanes: number): boolean {
  let leaves = false;
  for (let k = 0; k < lanes; k++) {
    const u = from + k;
    const v = Math.cos(state[u]!);
    if (chain(state, to + k, u, Op.Cos, v, roundings, -Math.sin(state[u]!), Math.abs(v), 1)) leaves = true;
  }
  return leaves;
}

function tangent(state: Float64Array, to: number, from: number, lanes: number): boolean {
  let leaves = false;
  for (let k = 0; k < lanes; k++) {
    const u = from + k;
    const v = Math.tan(state[u]!);
    const slope = 1 + v * v;
    const second = 2 * Math.abs(v) * slope;
    const radius = 1 / (1 + Math.abs(v));
    if (chain(state, to + k, u, Op.Tan, v, roundings, slope, second, radius)) leaves = true;
  }
  return leaves;
}

function arcSine(state: Float64Array, to: number, from: number, lanes: number): boolean {
  let leaves = false;
  for (let k = 0; k < lanes; k++) {
    const u = from + k;
    const x = state[u]!;
    const room = (1 - x) * (1 + x);
    const slope = 1 / Math.sqrt(room);
    const second = Math.abs((x * slope) / room);
    const radius = room > 0 ? 1 - Math.abs(x) : notReal;
    if (chain(state, to + k, u, Op.Asin, Math.asin(x), roundings, slope, second, radius)) leaves = true;
  }
  return leaves;
}

function arcCosine(state: Float64Array, to: number, from: number, lanes: number): boolean {
  let leaves = false;
  for (let k = 0; k < lanes; k++) {
    const u = from + k;
    const x = state[u]!;
    const room = (1 - x) * (1 + x);
    const slope = -1 / Math.sqrt(room);
    const second = Math.abs((x * slope) / room);
    const radius = room > 0 ? 1 - Math.abs(x) : notReal;
    if (chain(state, to + k, u, Op.Acos, Math.acos(x), roundings, slope, second, radius)) leaves = true;
  }
  return leaves;
}

function arcTangent(state: Float64Array, to: number, from: number, lanes: number): boolean {
  let leaves = false;
  for (let k = 0; k < lanes; k++) {
    const u = from + k;
    const x = state[u]!;
    const slope = 1 / (1 + x * x);
    const second = 2 * Math.abs(x) * slope * slope;
    const radius = Math.max(1, Math.abs(x));
    if (chain(state, to + k, u, Op.Atan, Math.atan(x), roundings, slope, second, radius)) leaves = true;
  }
  return leaves;
}

function hyperbolicSine(state: Float64Array, to: number, from: number, lanes: number): boolean {
  let leaves = false;
  for (let k = 0; k < lanes; k++) {
    const u = from + k;
    const v = Math.sinh(state[u]!);
    if (chain(state, to + k, u, Op.Sinh, v, roundings, Math.cosh(state[u]!), Math.abs(v), 1)) leaves = true;
  }
  return leaves;
}

function hyperbolicCosine(state: Float64Array, to: number, from: number, lanes: number): boolean {
  let leaves = false;
  for (let k = 0; k < lanes; k++) {
    const u = from + k;
    const v = Math.cosh(state[u]!);
    if (chain(state, to + k, u, Op.Cosh, v, roundings, Math.sinh(state[u]!), v, 1)) leaves = true;
  }
  return leaves;
}

function hyperbolicTangent(state: Float64Array, to: number, from: number, lanes: number): boolean {
  let leaves = false;
  for (let k = 0; k < lanes; k++) {
    const u = from + k;
    const v = Math.tanh(state[u]!);
    const cosh = Math.cosh(state[u]!);
    const slope = 1 / (cosh * cosh);
    const second = 2 * Math.abs(v) * slope;
    if (chain(state, to + k, u, Op.Tanh, v, roundings, slope, second, 1)) leaves = true;
  }
  return leaves;
}

function areaSine(state: Float64Array, to: number, from: number, lanes: number): boolean {
  let leaves = false;
  for (let k = 0; k < lanes; k++) {
    const u = from + k;
    const x = state[u]!;
    const slope = 1 / Math.sqrt(1 + x * x);
    const second = Math.abs(x) * slope * slope * slope;
    const radius = Math.max(1, Math.abs(x));
    if (chain(state, to + k, u, Op.Asinh, Math.asinh(x), roundings, slope, second, radius)) leaves = true;
  }
  return leaves;
}

function areaCosine(state: Float64Array, to: number, from: number, lanes: number): boolean {
  let leaves = false;
  for (let k = 0; k < lanes; k++) {
    const u = from + k;
    const x = state[u]!;
    const room = (x - 1) * (x + 1);
    const slope = 1 / Math.sqrt(room);
    const second = (x * slope) / room;
    const radius = x > 1 ? x - 1 : notReal;
    if (chain(state, to + k, u, Op.Acosh, Math.acosh(x), roundings, slope, second, radius)) leaves = true;
  }
  return leaves;
}

function areaTangent(state: Float64Array, to: number, from: number, lanes: number): boolean {
  let leaves = false;
  for (let k = 0; k < lanes; k++) {
    const u = from + k;
    const x = state[u]!;
    const room = (1 - x) * (1 + x);
    const second = (2 * Math.abs(x)) / (room * room);
    const radius = room > 0 ? 1 - Math.abs(x) : notReal;
    if (chain(state, to + k, u, Op.Atanh, Math.atanh(x), roundings, 1 / room, second, radius)) leaves = true;
  }
  return leaves;
}

const none: RealFunction = () => false;

/** By operation; those of two operands stand in evaluate.ts. */
export const realFunctions: readonly RealFunction[] = Array.from({ length: Op.Atanh + 1 }, (_, op) => {
  const known: Partial<Record<Op, RealFunction>> = {
    [Op.Square]: square,
    [Op.Reciprocal]: reciprocal,
    [Op.IntegerPower]: integerPower,
    [Op.RealPower]: realPower,
    [Op.SquareRoot]: squareRoot,
    [Op.Exp]: exponential,
    [Op.Log]: logarithm,
    [Op.Abs]: absoluteValue,
    [Op.Sign]: sign,
    [Op.Sin]: sine,
    [Op.Cos]: cosine,
    [Op.Tan]: tangent,
    [Op.Asin]: arcSine,
    [Op.Acos]: arcCosine,
    [Op.Atan]: arcTangent,
    [Op.Sinh]: hyperbolicSine,
    [Op.Cosh]: hyperbolicCosine,
    [Op.Tanh]: hyperbolicTangent,
    [Op.Asinh]: areaSine,
    [Op.Acosh]: areaCosine,
    [Op.Atanh]: areaTangent,
  };
  return known[op as Op] ?? none;
});
