import fc from "fast-check";
import { fn, pi, power, product, sum, variable } from "../build";
import type { Expression, FunctionName } from "../expression";
import { rational } from "../rational";

/** For tests: the real value at x in plain double arithmetic, NaN outside the domain (roots of negatives included). */
export function valueAt(e: Expression, x: number): number {
  switch (e.kind) {
    case "number":
      return e.numerator / e.denominator;
    case "decimal":
      return e.value;
    case "variable":
      return x;
    case "constant":
      return e.name === "pi" ? Math.PI : Math.E;
    case "sum":
      return e.terms.reduce((total, term) => total + valueAt(term, x), 0);
    case "product":
      return e.factors.reduce((total, factor) => total * valueAt(factor, x), 1);
    case "power":
      return valueAt(e.base, x) ** valueAt(e.exponent, x);
    case "function":
      return values[e.name](valueAt(e.argument, x));
  }
}

const values: Readonly<Record<FunctionName, (u: number) => number>> = {
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

const smallRational = fc
  .tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: 1, max: 4 }))
  .map(([numerator, denominator]) => rational(numerator, denominator));
const someFunction = fc.constantFrom<FunctionName>(...(Object.keys(values) as FunctionName[]));

/** Random trees of depth 4 or less over x, pi, small rationals and every function. */
export const anyExpression: fc.Arbitrary<Expression> = fc.letrec<{ e: Expression }>((tie) => ({
  e: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    {
      arbitrary: fc.oneof(fc.constant<Expression>(variable("x")), smallRational, fc.constant<Expression>(pi)),
      weight: 3,
    },
    {
      arbitrary: fc.array(tie("e"), { minLength: 2, maxLength: 3 }).map((terms) => sum(...terms)),
      weight: 2,
    },
    {
      arbitrary: fc.array(tie("e"), { minLength: 2, maxLength: 3 }).map((factors) => product(...factors)),
      weight: 2,
    },
    {
      arbitrary: fc.tuple(tie("e"), fc.oneof(smallRational, tie("e"))).map(([b, n]) => power(b, n)),
      weight: 2,
    },
    { arbitrary: fc.tuple(someFunction, tie("e")).map(([name, argument]) => fn(name, argument)), weight: 2 },
  ),
})).e;
