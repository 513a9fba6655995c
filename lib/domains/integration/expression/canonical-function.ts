import { divide, fn, negate, power, product, squareRoot, subtract, sum } from "./build";
import type { Expression, FunctionName, NumberNode } from "./expression";
import { isInteger, isZero, minusOne, one, primeFactors, rational, zero } from "./rational";

/** The exact number in front of a canonical term: 3 in 3·x, 1 in x. */
export function leadingCoefficient(e: Expression): NumberNode {
  if (e.kind === "number") return e;
  if (e.kind === "sum") return leadingCoefficient(e.terms[0]!);
  const first = e.kind === "product" ? e.factors[0] : undefined;
  return first?.kind === "number" ? first : one;
}

type Identity = (u: Expression) => Expression | null;
const reciprocal = (e: Expression): Expression => power(e, minusOne);

const odd = (name: FunctionName): Identity => {
  return (u) => {
    if (u.kind === "number" && isZero(u)) return zero;
    return leadingCoefficient(u).numerator < 0 ? negate(fn(name, negate(u))) : null;
  };
};

const even = (name: FunctionName): Identity => {
  return (u) => {
    if (u.kind === "number" && isZero(u)) return one;
    return leadingCoefficient(u).numerator < 0 ? fn(name, negate(u)) : null;
  };
};

/** f(g(v)) for an inverse function g, with g's principal branch, as a function of v. */
const undoes = (
  pairs: Partial<Record<FunctionName, (v: Expression) => Expression>>,
  otherwise: Identity,
): Identity => {
  return (u) => (u.kind === "function" && pairs[u.name]?.(u.argument)) || otherwise(u);
};

const cosineOfArcsine = (v: Expression): Expression => squareRoot(subtract(one, power(v, rational(2))));
const secantOfArctangent = (v: Expression): Expression => squareRoot(sum(one, power(v, rational(2))));
const itself = (v: Expression): Expression => v;

/**
 * Identities that spell each function in fewer words: reciprocals by sine and cosine, signs pulled out of odd and even
 * functions, functions of their inverses. Each takes a canonical argument and gives an equal expression (not canonical),
 * or null where it has nothing to say.
 */
const identities: Partial<Record<FunctionName, Identity>> = {
  exp: exponentialOf,
  log: logarithmOf,
  abs: absoluteValueOf,
  sign: signOf,
  sin: undoes(
    { asin: itself, acos: cosineOfArcsine, atan: (v) => divide(v, secantOfArctangent(v)) },
    odd("sin"),
  ),
  cos: undoes(
    { acos: itself, asin: cosineOfArcsine, atan: (v) => reciprocal(secantOfArctangent(v)) },
    even("cos"),
  ),
  tan: (u) => divide(fn("sin", u), fn("cos", u)),
  cot: (u) => divide(fn("cos", u), fn("sin", u)),
  sec: (u) => reciprocal(fn("cos", u)),
  csc: (u) => reciprocal(fn("sin", u)),
  sinh: undoes({ asinh: itself }, odd("sinh")),
  cosh: undoes({ acosh: itself, asinh: secantOfArctangent }, even("cosh")),
  tanh: (u) => divide(fn("sinh", u), fn("cosh", u)),
  coth: (u) => divide(fn("cosh", u), fn("sinh", u)),
  sech: (u) => reciprocal(fn("cosh", u)),
  csch: (u) => reciprocal(fn("sinh", u)),
  asin: odd("asin"),
  atan: odd("atan"),
  asinh: odd("asinh"),
  atanh: odd("atanh"),
  asec: (u) => fn("acos", reciprocal(u)),
  acsc: (u) => fn("asin", reciprocal(u)),
  asech: (u) => fn("acosh", reciprocal(u)),
  acsch: (u) => fn("asinh", reciprocal(u)),
  acoth: (u) => fn("atanh", reciprocal(u)),
};

export function functionIdentity(name: FunctionName, argument: Expression): Expression | null {
  return identities[name]?.(argument) ?? null;
}

/** exp(a + c·log v) = exp(a)·v^c. */
function exponentialOf(u: Expression): Expression | null {
  if (u.kind === "number" && isZero(u)) return one;
  const terms = u.kind === "sum" ? u.terms : [u];
  const powers: Expression[] = [];
  const rest: Expression[] = [];
  for (const term of terms) {
    const factors = term.kind === "product" ? term.factors : [term];
    const logarithm = factors.find((factor) => factor.kind === "function" && factor.name === "log");
    if (logarithm?.kind === "function") {
      powers.push(power(logarithm.argument, product(...factors.filter((factor) => factor !== logarithm))));
    } else rest.push(term);
  }
  if (powers.length === 0) return null;
  return rest.length === 0 ? product(...powers) : product(fn("exp", sum(...rest)), ...powers);
}

function logarithmOf(u: Expression): Expression | null {
  if (u.kind === "function" && u.name === "exp") return u.argument;
  if (u.kind === "number") return logarithmOfRational(u);
  if (u.kind !== "power" || u.exponent.kind !== "number") return null;
  if (!isInteger(u.exponent)) {
    // An even root is real only of a positive base, so both sides are defined together.
    return u.exponent.denominator % 2 === 0 ? product(u.exponent, fn("log", u.base)) : null;
  }
  const base = u.exponent.numerator % 2 === 0 ? fn("abs", u.base) : u.base;
  return product(u.exponent, fn("log", base));
}

/** log 12 = 2·log 2 + log 3. */
function logarithmOfRational(n: NumberNode): Expression | null {
  const above = primeFactors(n.numerator);
  const below = primeFactors(n.denominator);
  if (above === null || below === null || (isInteger(n) && above.get(n.numerator) === 1)) return null;
  const term = (prime: number, times: number): Expression =>
    product(rational(times), fn("log", rational(prime)));
  return sum(
    ...[...above].map(([prime, times]) => term(prime, times)),
    ...[...below].map(([prime, times]) => term(prime, -times)),
  );
}

function absoluteValueOf(u: Expression): Expression | null {
  if (u.kind === "number") return u.numerator < 0 ? negate(u) : u;
  if (u.kind === "function" && (u.name === "abs" || u.name === "exp" || u.name === "cosh")) return u;
  if (u.kind === "power" && u.exponent.kind === "number") {
    const { numerator, denominator } = u.exponent;
    if (denominator % 2 === 0 || (denominator === 1 && numerator % 2 === 0)) return u;
  }
  const coefficient = leadingCoefficient(u);
  if (u.kind === "product" && u.factors[0]!.kind === "number") {
    return product(fn("abs", coefficient), fn("abs", product(...u.factors.slice(1))));
  }
  return coefficient.numerator < 0 ? fn("abs", negate(u)) : null;
}

function signOf(u: Expression): Expression | null {
  if (u.kind === "number") return isZero(u) ? null : rational(Math.sign(u.numerator));
  return leadingCoefficient(u).numerator < 0 ? negate(fn("sign", negate(u))) : null;
}
