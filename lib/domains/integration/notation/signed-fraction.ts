import type { Expression } from "../expression/expression";
import { integer } from "./tree";

/** A term as a person writes it: a sign, factors above the fraction bar and factors below it. */
export type SignedFraction = {
  readonly negative: boolean;
  readonly numerator: readonly Expression[];
  readonly denominator: readonly Expression[];
};

/** Splits a term into sign, numerator and denominator; numbers keep their places and are not multiplied out. */
export function signedFraction(expression: Expression): SignedFraction {
  const numerator: Expression[] = [];
  const denominator: Expression[] = [];
  let negative = false;
  const take = (factor: Expression): void => {
    if (factor.kind === "product") {
      for (const inner of factor.factors) take(inner);
      return;
    }
    if (factor.kind === "number") {
      if (factor.numerator < 0) negative = !negative;
      if (factor.numerator !== 1 && factor.numerator !== -1)
        numerator.push(integer(Math.abs(factor.numerator)));
      if (factor.denominator !== 1) denominator.push(integer(factor.denominator));
      return;
    }
    if (factor.kind === "decimal" && factor.value < 0) {
      negative = !negative;
      numerator.push({ kind: "decimal", value: -factor.value });
      return;
    }
    const positive = factor.kind === "power" ? positivePower(factor.base, factor.exponent) : null;
    if (positive) denominator.push(positive);
    else numerator.push(factor);
  };
  take(expression);
  return { negative, numerator, denominator };
}

/** base^|exponent| for a negative literal exponent, else null. */
function positivePower(base: Expression, exponent: Expression): Expression | null {
  if (exponent.kind === "number" && exponent.numerator < 0) {
    if (exponent.numerator === -1 && exponent.denominator === 1) return base;
    return { kind: "power", base, exponent: { ...exponent, numerator: -exponent.numerator } };
  }
  if (exponent.kind === "decimal" && exponent.value < 0) {
    return { kind: "power", base, exponent: { kind: "decimal", value: -exponent.value } };
  }
  return null;
}
