import { power, product, sum, variable } from "./build";
import type { Expression, NumberNode } from "./expression";
import {
  addRationals,
  isInteger,
  isZero,
  minusOne,
  multiplyRationals,
  one,
  rational,
  zero,
} from "./rational";
import { mapChildren, substitute } from "./substitute";

const highestDegree = 12;

/**
 * The expression as a function of the distance from `start`, to the right or to the left: e(start ± x). Polynomials with rational
 * coefficients are multiplied out exactly, so that 1 − x² near 1 becomes 2x − x² and loses no digits.
 */
export function shiftOrigin(e: Expression, start: NumberNode, direction: 1 | -1): Expression {
  const sign = direction === 1 ? one : minusOne;
  const shift = (node: Expression): Expression => {
    const coefficients = coefficientsOf(node);
    const moved = coefficients && composed(coefficients, [start, sign]);
    if (moved) return polynomial(moved);
    if (node.kind === "variable") return substitute(node, "x", sum(start, product(sign, variable("x"))));
    return mapChildren(node, shift);
  };
  return shift(e);
}

/** The coefficients of a polynomial in x, that of xᵏ at place k; null for what is none, or one of a high degree. */
function coefficientsOf(e: Expression): NumberNode[] | null {
  switch (e.kind) {
    case "number":
      return [e];
    case "variable":
      return e.name === "x" ? [zero, one] : null;
    case "sum":
      return combined(e.terms, added);
    case "product":
      return combined(e.factors, multiplied);
    case "power": {
      const { base, exponent } = e;
      if (exponent.kind !== "number" || !isInteger(exponent)) return null;
      if (exponent.numerator < 0 || exponent.numerator > highestDegree) return null;
      return combined(Array<Expression>(exponent.numerator).fill(base), multiplied) ?? null;
    }
    default:
      return null;
  }
}

type Combine = (a: readonly NumberNode[], b: readonly NumberNode[]) => NumberNode[] | null;

function combined(parts: readonly Expression[], combine: Combine): NumberNode[] | null {
  let result: NumberNode[] | null = combine === multiplied ? [one] : [zero];
  for (const part of parts) {
    const coefficients = coefficientsOf(part);
    result = coefficients && combine(result, coefficients);
    if (result === null || result.length > highestDegree + 1) return null;
  }
  return result;
}

function added(a: readonly NumberNode[], b: readonly NumberNode[]): NumberNode[] | null {
  const result: NumberNode[] = [];
  for (let k = 0; k < Math.max(a.length, b.length); k++) {
    const term = addRationals(a[k] ?? zero, b[k] ?? zero);
    if (term === null) return null;
    result.push(term);
  }
  return result;
}

function multiplied(a: readonly NumberNode[], b: readonly NumberNode[]): NumberNode[] | null {
  const result: NumberNode[] = Array.from({ length: a.length + b.length - 1 }, () => zero);
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      const term = multiplyRationals(a[i]!, b[j]!);
      const total = term && addRationals(result[i + j]!, term);
      if (total === null) return null;
      result[i + j] = total;
    }
  }
  return result;
}

/** p(q(x)) by Horner's rule. */
function composed(p: readonly NumberNode[], q: readonly NumberNode[]): NumberNode[] | null {
  let result: NumberNode[] = [zero];
  for (let k = p.length - 1; k >= 0; k--) {
    const raised = multiplied(result, q);
    const next = raised && added(raised, [p[k]!]);
    if (next === null) return null;
    result = next;
  }
  return result;
}

function polynomial(coefficients: readonly NumberNode[]): Expression {
  const terms = coefficients.flatMap((coefficient, k) =>
    isZero(coefficient) ? [] : [product(coefficient, power(variable("x"), rational(k)))],
  );
  return sum(...terms);
}
