import { divide, fn, negate, power, product, squareRoot, subtract, sum } from "./build";
import type { Expression, FunctionName } from "./expression";
import { dependsOn } from "./measure";
import { minusOne, one, rational, zero } from "./rational";

const two = rational(2);
const square = (e: Expression): Expression => power(e, two);

/** f′(u) as a function of u, for every function of the domain. sign′ is 0 and |u|′ is sign u, wrong only at 0. */
const outerDerivative: Readonly<Record<FunctionName, (u: Expression) => Expression>> = {
  exp: (u) => fn("exp", u),
  log: (u) => power(u, minusOne),
  abs: (u) => fn("sign", u),
  sign: () => zero,
  sin: (u) => fn("cos", u),
  cos: (u) => negate(fn("sin", u)),
  tan: (u) => power(fn("cos", u), rational(-2)),
  cot: (u) => negate(power(fn("sin", u), rational(-2))),
  sec: (u) => product(fn("sec", u), fn("tan", u)),
  csc: (u) => negate(product(fn("csc", u), fn("cot", u))),
  asin: (u) => power(subtract(one, square(u)), rational(-1, 2)),
  acos: (u) => negate(power(subtract(one, square(u)), rational(-1, 2))),
  atan: (u) => power(sum(one, square(u)), minusOne),
  acot: (u) => negate(power(sum(one, square(u)), minusOne)),
  asec: (u) => divide(one, product(fn("abs", u), squareRoot(subtract(square(u), one)))),
  acsc: (u) => divide(minusOne, product(fn("abs", u), squareRoot(subtract(square(u), one)))),
  sinh: (u) => fn("cosh", u),
  cosh: (u) => fn("sinh", u),
  tanh: (u) => power(fn("cosh", u), rational(-2)),
  coth: (u) => negate(power(fn("sinh", u), rational(-2))),
  sech: (u) => negate(product(fn("sech", u), fn("tanh", u))),
  csch: (u) => negate(product(fn("csch", u), fn("coth", u))),
  asinh: (u) => power(sum(one, square(u)), rational(-1, 2)),
  acosh: (u) => power(product(subtract(u, one), sum(u, one)), rational(-1, 2)),
  atanh: (u) => power(subtract(one, square(u)), minusOne),
  acoth: (u) => power(subtract(one, square(u)), minusOne),
  asech: (u) => divide(minusOne, product(u, squareRoot(subtract(one, square(u))))),
  acsch: (u) => divide(minusOne, product(fn("abs", u), squareRoot(sum(one, square(u))))),
};

/** The derivative by `variableName`; other variables count as constants. Not simplified beyond the smart constructors. */
export function differentiate(e: Expression, variableName: string): Expression {
  switch (e.kind) {
    case "variable":
      return e.name === variableName ? one : zero;
    case "sum":
      return sum(...e.terms.map((term) => differentiate(term, variableName)));
    case "product":
      return differentiateProduct(e.factors, variableName);
    case "power":
      return differentiatePower(e.base, e.exponent, variableName);
    case "function":
      return product(outerDerivative[e.name](e.argument), differentiate(e.argument, variableName));
    default:
      return zero;
  }
}

function differentiateProduct(factors: readonly Expression[], variableName: string): Expression {
  const terms = factors.map((factor, i) => {
    const derivative = differentiate(factor, variableName);
    return product(...factors.slice(0, i), derivative, ...factors.slice(i + 1));
  });
  return sum(...terms);
}

function differentiatePower(base: Expression, exponent: Expression, variableName: string): Expression {
  const baseDerivative = differentiate(base, variableName);
  if (!dependsOn(exponent, variableName)) {
    return product(exponent, power(base, subtract(exponent, one)), baseDerivative);
  }
  const byExponent = product(differentiate(exponent, variableName), fn("log", base));
  const byBase = divide(product(exponent, baseDerivative), base);
  return product(power(base, exponent), sum(byExponent, byBase));
}
