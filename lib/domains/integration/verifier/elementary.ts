import { lanesAtOnce } from "./registers";
import { Op } from "./tape";

/** Twice the unit roundoff: what one operation may add to a relative error. */
export const ulp = 2.3e-16;

/**
 * Where functions of one real operand leave their answers, a lane each: value, first derivative, size of the second, how
 * far the operand may move before these change much, and the rounding error of the value in units of `ulp` of it. A
 * radius of `notReal` says that the principal value is not real there, or not defined.
 */
export const value = new Float64Array(lanesAtOnce);
export const first = new Float64Array(lanesAtOnce);
export const second = new Float64Array(lanesAtOnce);
export const radius = new Float64Array(lanesAtOnce);
export const notReal = -1;

/** Evaluates at the operands u[at], u[at + 1], … */
type RealFunction = (u: Float64Array, at: number, lanes: number, parameter: number) => void;

function square(u: Float64Array, at: number, lanes: number): void {
  for (let k = 0; k < lanes; k++) {
    const x = u[at + k]!;
    value[k] = x * x;
    first[k] = 2 * x;
    second[k] = 2;
    radius[k] = Number.POSITIVE_INFINITY;
  }
}

function reciprocal(u: Float64Array, at: number, lanes: number): void {
  for (let k = 0; k < lanes; k++) {
    const x = u[at + k]!;
    const v = 1 / x;
    value[k] = v;
    first[k] = -v * v;
    second[k] = 2 * Math.abs(v * v * v);
    radius[k] = x === 0 ? notReal : Math.abs(x);
  }
}

function integerPower(u: Float64Array, at: number, lanes: number, exponent: number): void {
  for (let k = 0; k < lanes; k++) {
    const x = u[at + k]!;
    const v = wholePower(x, exponent);
    const slope = x === 0 ? 0 : (exponent * v) / x;
    value[k] = v;
    first[k] = slope;
    second[k] = x === 0 ? 0 : Math.abs(((exponent - 1) * slope) / x);
    radius[k] = x === 0 ? (exponent > 2 ? 0 : notReal) : Math.abs(x / exponent);
  }
}

/** By squaring where that is quicker than the general power. */
function wholePower(u: number, exponent: number): number {
  let rest = Math.abs(exponent);
  if (rest > 32) return u ** exponent;
  let power = 1;
  for (let squared = u; ; squared *= squared) {
    if ((rest & 1) === 1) power *= squared;
    rest >>= 1;
    if (rest === 0) return exponent < 0 ? 1 / power : power;
  }
}

function realPower(u: Float64Array, at: number, lanes: number, exponent: number): void {
  for (let k = 0; k < lanes; k++) {
    const x = u[at + k]!;
    const v = x > 0 ? x ** exponent : Number.NaN;
    const slope = (exponent * v) / x;
    value[k] = v;
    first[k] = slope;
    second[k] = Math.abs(((exponent - 1) * slope) / x);
    radius[k] = x > 0 ? x : notReal;
  }
}

function squareRoot(u: Float64Array, at: number, lanes: number): void {
  for (let k = 0; k < lanes; k++) {
    const x = u[at + k]!;
    const v = Math.sqrt(x);
    value[k] = v;
    first[k] = 0.5 / v;
    second[k] = 0.25 / (v * x);
    radius[k] = x > 0 ? x : notReal;
  }
}

function exponential(u: Float64Array, at: number, lanes: number): void {
  for (let k = 0; k < lanes; k++) {
    const v = Math.exp(u[at + k]!);
    value[k] = v;
    first[k] = v;
    second[k] = v;
    radius[k] = 1;
  }
}

function logarithm(u: Float64Array, at: number, lanes: number): void {
  for (let k = 0; k < lanes; k++) {
    const x = u[at + k]!;
    value[k] = x > 0 ? Math.log(x) : Number.NaN;
    first[k] = 1 / x;
    second[k] = 1 / (x * x);
    radius[k] = x > 0 ? x : notReal;
  }
}

function absoluteValue(u: Float64Array, at: number, lanes: number): void {
  for (let k = 0; k < lanes; k++) {
    const x = u[at + k]!;
    value[k] = Math.abs(x);
    first[k] = x < 0 ? -1 : 1;
    second[k] = 0;
    radius[k] = x === 0 ? notReal : Math.abs(x);
  }
}

function sign(u: Float64Array, at: number, lanes: number): void {
  for (let k = 0; k < lanes; k++) {
    const x = u[at + k]!;
    value[k] = Math.sign(x);
    first[k] = 0;
    second[k] = 0;
    radius[k] = x === 0 ? notReal : Math.abs(x);
  }
}

function sine(u: Float64Array, at: number, lanes: number): void {
  for (let k = 0; k < lanes; k++) {
    const v = Math.sin(u[at + k]!);
    value[k] = v;
    first[k] = Math.cos(u[at + k]!);
    second[k] = Math.abs(v);
    radius[k] = 1;
  }
}

function cosine(u: Float64Array, at: number, lanes: number): void {
  for (let k = 0; k < lanes; k++) {
    const v = Math.cos(u[at + k]!);
    value[k] = v;
    first[k] = -Math.sin(u[at + k]!);
    second[k] = Math.abs(v);
    radius[k] = 1;
  }
}

function tangent(u: Float64Array, at: number, lanes: number): void {
  for (let k = 0; k < lanes; k++) {
    const v = Math.tan(u[at + k]!);
    const slope = 1 + v * v;
    value[k] = v;
    first[k] = slope;
    second[k] = 2 * Math.abs(v) * slope;
    radius[k] = 1 / (1 + Math.abs(v));
  }
}

function arcSine(u: Float64Array, at: number, lanes: number): void {
  for (let k = 0; k < lanes; k++) {
    const x = u[at + k]!;
    const room = (1 - x) * (1 + x);
    const slope = 1 / Math.sqrt(room);
    value[k] = Math.asin(x);
    first[k] = slope;
    second[k] = Math.abs((x * slope) / room);
    radius[k] = room > 0 ? 1 - Math.abs(x) : notReal;
  }
}

function arcCosine(u: Float64Array, at: number, lanes: number): void {
  for (let k = 0; k < lanes; k++) {
    const x = u[at + k]!;
    const room = (1 - x) * (1 + x);
    const slope = -1 / Math.sqrt(room);
    value[k] = Math.acos(x);
    first[k] = slope;
    second[k] = Math.abs((x * slope) / room);
    radius[k] = room > 0 ? 1 - Math.abs(x) : notReal;
  }
}

function arcTangent(u: Float64Array, at: number, lanes: number): void {
  for (let k = 0; k < lanes; k++) {
    const x = u[at + k]!;
    const slope = 1 / (1 + x * x);
    value[k] = Math.atan(x);
    first[k] = slope;
    second[k] = 2 * Math.abs(x) * slope * slope;
    radius[k] = Math.max(1, Math.abs(x));
  }
}

function hyperbolicSine(u: Float64Array, at: number, lanes: number): void {
  for (let k = 0; k < lanes; k++) {
    const v = Math.sinh(u[at + k]!);
    value[k] = v;
    first[k] = Math.cosh(u[at + k]!);
    second[k] = Math.abs(v);
    radius[k] = 1;
  }
}

function hyperbolicCosine(u: Float64Array, at: number, lanes: number): void {
  for (let k = 0; k < lanes; k++) {
    const v = Math.cosh(u[at + k]!);
    value[k] = v;
    first[k] = Math.sinh(u[at + k]!);
    second[k] = v;
    radius[k] = 1;
  }
}

function hyperbolicTangent(u: Float64Array, at: number, lanes: number): void {
  for (let k = 0; k < lanes; k++) {
    const v = Math.tanh(u[at + k]!);
    const cosh = Math.cosh(u[at + k]!);
    const slope = 1 / (cosh * cosh);
    value[k] = v;
    first[k] = slope;
    second[k] = 2 * Math.abs(v) * slope;
    radius[k] = 1;
  }
}

function areaSine(u: Float64Array, at: number, lanes: number): void {
  for (let k = 0; k < lanes; k++) {
    const x = u[at + k]!;
    const slope = 1 / Math.sqrt(1 + x * x);
    value[k] = Math.asinh(x);
    first[k] = slope;
    second[k] = Math.abs(x) * slope * slope * slope;
    radius[k] = Math.max(1, Math.abs(x));
  }
}

function areaCosine(u: Float64Array, at: number, lanes: number): void {
  for (let k = 0; k < lanes; k++) {
    const x = u[at + k]!;
    const room = (x - 1) * (x + 1);
    const slope = 1 / Math.sqrt(room);
    value[k] = Math.acosh(x);
    first[k] = slope;
    second[k] = (x * slope) / room;
    radius[k] = x > 1 ? x - 1 : notReal;
  }
}

function areaTangent(u: Float64Array, at: number, lanes: number): void {
  for (let k = 0; k < lanes; k++) {
    const x = u[at + k]!;
    const room = (1 - x) * (1 + x);
    value[k] = Math.atanh(x);
    first[k] = 1 / room;
    second[k] = (2 * Math.abs(x)) / (room * room);
    radius[k] = room > 0 ? 1 - Math.abs(x) : notReal;
  }
}

const none: RealFunction = () => {};

/** By operation; those of two operands stand in evaluate.ts. */
export const realFunctions: readonly RealFunction[] = Array.from({ length: Op.Atanh + 1 }, (_, op) => {
  const known: Partial<Record<Op, RealFunction>> = {
    [Op.Reciprocal]: reciprocal,
    [Op.Square]: square,
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
