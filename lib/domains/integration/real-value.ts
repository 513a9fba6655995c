import type { Expression, FunctionName } from "./expression";

/** The real value at x in plain double arithmetic; NaN outside the real domain, roots of negative numbers included. */
export function realValue(e: Expression, at: number): number {
  switch (e.kind) {
    case "number":
      return e.numerator / e.denominator;
    case "decimal":
      return e.value;
    case "variable":
      return at;
    case "constant":
      return e.name === "pi" ? Math.PI : Math.E;
    case "sum":
      return e.terms.reduce((total, term) => total + realValue(term, at), 0);
    case "product":
      return e.factors.reduce((total, factor) => total * realValue(factor, at), 1);
    case "power":
      return realValue(e.base, at) ** realValue(e.exponent, at);
    case "function":
      return functions[e.name](realValue(e.argument, at));
  }
}

const functions: Readonly<Record<FunctionName, (u: number) => number>> = {
  exp: Math.exp,
  log: Math.log,
  abs: Math.abs,
  sign: Math.sign,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  cot: (u) => 1 / Math.tan(u),
  sec: (u) => 1 / Math.cos(u),
  csc: (u) => 1 / Math.sin(u),
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  acot: (u) => Math.PI / 2 - Math.atan(u),
  asec: (u) => Math.acos(1 / u),
  acsc: (u) => Math.asin(1 / u),
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  coth: (u) => 1 / Math.tanh(u),
  sech: (u) => 1 / Math.cosh(u),
  csch: (u) => 1 / Math.sinh(u),
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  acoth: (u) => Math.atanh(1 / u),
  asech: (u) => Math.acosh(1 / u),
  acsch: (u) => Math.asinh(1 / u),
};

/** Points on several scales, of both signs, none of them special to a textbook integrand. */
const probePoints = [
  -7.31, -2.83, -1.37, -0.618, -0.217, 0.137, 0.293, 0.471, 0.739, 0.883, 1.319, 1.871, 2.713, 3.617, 6.271,
  11.83,
] as const;

/** Values at the fixed probe points; NaN where there is no finite real value. */
export function probe(e: Expression): readonly number[] {
  return probePoints.map((at) => {
    const value = realValue(e, at);
    return Number.isFinite(value) ? value : Number.NaN;
  });
}
