import type { ConstantNode, Expression, FunctionName, NumberNode, VariableNode } from "./expression";
import {
  addRationals,
  isOne,
  isZero,
  minusOne,
  multiplyRationals,
  one,
  raiseRational,
  rational,
  zero,
} from "./rational";

/**
 * Smart constructors: they keep the conventions of the tree (flat sums and products of two parts or more) and do the
 * cheap exact simplifications – folding exact numbers, dropping 0 and 1 – while keeping the order of what they were given.
 */

export const variable = (name: string): VariableNode => ({ kind: "variable", name });
export const pi: ConstantNode = { kind: "constant", name: "pi" };
export const eulersNumber: ConstantNode = { kind: "constant", name: "e" };

/** The sum of any number of terms; no terms give 0. Exact numbers fold into one, which stands last. */
export function sum(...terms: readonly Expression[]): Expression {
  const kept: Expression[] = [];
  let constant: NumberNode = zero;
  const take = (term: Expression): void => {
    if (term.kind === "sum") {
      term.terms.forEach(take);
      return;
    }
    const folded = term.kind === "number" ? addRationals(constant, term) : null;
    if (folded !== null) constant = folded;
    else kept.push(term);
  };
  terms.forEach(take);
  if (!isZero(constant) || kept.length === 0) kept.push(constant);
  return kept.length === 1 ? kept[0]! : { kind: "sum", terms: kept };
}

/** The product of any number of factors; no factors give 1. Exact numbers fold into one, which stands first. */
export function product(...factors: readonly Expression[]): Expression {
  const kept: Expression[] = [];
  let coefficient: NumberNode = one;
  const take = (factor: Expression): void => {
    if (factor.kind === "product") {
      factor.factors.forEach(take);
      return;
    }
    const folded = factor.kind === "number" ? multiplyRationals(coefficient, factor) : null;
    if (folded !== null) coefficient = folded;
    else kept.push(factor);
  };
  factors.forEach(take);
  if (isZero(coefficient)) return zero;
  if (!isOne(coefficient) || kept.length === 0) kept.unshift(coefficient);
  return kept.length === 1 ? kept[0]! : { kind: "product", factors: kept };
}

/** base^exponent. Folds exact numbers to integer powers, drops exponents 0 and 1, merges an integer power of a power. */
export function power(base: Expression, exponent: Expression): Expression {
  if (exponent.kind !== "number") return { kind: "power", base, exponent };
  if (isZero(exponent) && !(base.kind === "number" && isZero(base))) return one;
  if (isOne(exponent)) return base;
  if (base.kind === "number" && exponent.denominator === 1) {
    const folded = raiseRational(base, exponent.numerator);
    if (folded !== null) return folded;
  }
  if (base.kind === "power" && base.exponent.kind === "number" && exponent.denominator === 1) {
    const merged = multiplyRationals(base.exponent, exponent);
    if (merged !== null) return power(base.base, merged);
  }
  return { kind: "power", base, exponent };
}

export function fn(name: FunctionName, argument: Expression): Expression {
  return { kind: "function", name, argument };
}

export const negate = (e: Expression): Expression => product(minusOne, e);
export const subtract = (a: Expression, b: Expression): Expression => sum(a, negate(b));
export const divide = (a: Expression, b: Expression): Expression => product(a, power(b, minusOne));
export const squareRoot = (e: Expression): Expression => power(e, rational(1, 2));
