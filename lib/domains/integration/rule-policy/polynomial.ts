import {
  addRationals,
  type Expression,
  invertRational,
  isZero,
  makeRational,
  multiplyRationals,
  type NumberNode,
  negateRational,
  one,
  rational,
  rationalContent,
  zero,
} from "../expression";
import { add, isWhole, mul, pow, x } from "./algebra";
import { remembered } from "./remembered";

/** Exact coefficients from the constant up, without zeros at the end; [] is the zero polynomial. */
export type Polynomial = readonly NumberNode[];

/** Thrown (without a trace, for speed) where a coefficient leaves the safe integers; `within` turns it into null. */
const overflow = new Error("a coefficient left the safe integers");

export function within<T>(compute: () => T | null): T | null {
  try {
    return compute();
  } catch (thrown) {
    if (thrown === overflow) return null;
    throw thrown;
  }
}

function sure(n: NumberNode | null): NumberNode {
  if (n === null) throw overflow;
  return n;
}
export const plus = (a: NumberNode, b: NumberNode): NumberNode => sure(addRationals(a, b));
export const times = (a: NumberNode, b: NumberNode): NumberNode => sure(multiplyRationals(a, b));
export const over = (a: NumberNode, b: NumberNode): NumberNode => times(a, sure(invertRational(b)));

export const degree = (p: Polynomial): number => p.length - 1;
export const leading = (p: Polynomial): NumberNode => p[p.length - 1] ?? zero;
export const constantPolynomial = (n: NumberNode): Polynomial => (isZero(n) ? [] : [n]);
const highestDegree = 16;

function trimmed(coefficients: NumberNode[]): Polynomial {
  while (coefficients.length > 0 && isZero(coefficients[coefficients.length - 1]!)) coefficients.pop();
  return coefficients;
}

export function addPolynomials(a: Polynomial, b: Polynomial): Polynomial {
  return trimmed(
    Array.from({ length: Math.max(a.length, b.length) }, (_, i) => plus(a[i] ?? zero, b[i] ?? zero)),
  );
}

export function multiplyPolynomials(a: Polynomial, b: Polynomial): Polynomial {
  if (a.length === 0 || b.length === 0) return [];
  if (a.length + b.length - 2 > highestDegree) throw overflow;
  const result = new Array<NumberNode>(a.length + b.length - 1).fill(zero);
  for (let i = 0; i < a.length; i++) {
    if (isZero(a[i]!)) continue;
    for (let j = 0; j < b.length; j++) {
      if (!isZero(b[j]!)) result[i + j] = plus(result[i + j]!, times(a[i]!, b[j]!));
    }
  }
  return trimmed(result);
}

export const scalePolynomial = (p: Polynomial, by: NumberNode): Polynomial =>
  trimmed(p.map((c) => times(c, by)));

export function raisePolynomial(p: Polynomial, exponent: number): Polynomial {
  let result: Polynomial = [one];
  for (let i = 0; i < exponent; i++) result = multiplyPolynomials(result, p);
  return result;
}

export function derivativeOf(p: Polynomial): Polynomial {
  return trimmed(p.slice(1).map((c, i) => times(c, rational(i + 1))));
}

export function dividePolynomials(
  a: Polynomial,
  b: Polynomial,
): { quotient: Polynomial; remainder: Polynomial } {
  const remainder = [...a];
  const quotient = new Array<NumberNode>(Math.max(0, a.length - b.length + 1)).fill(zero);
  while (remainder.length >= b.length) {
    const shift = remainder.length - b.length;
    const factor = over(leading(remainder), leading(b));
    quotient[shift] = factor;
    remainder.pop();
    for (let i = 0; i < b.length - 1; i++) {
      if (isZero(b[i]!)) continue;
      remainder[shift + i] = plus(remainder[shift + i]!, negateRational(times(factor, b[i]!)));
    }
    trimmed(remainder);
  }
  return { quotient: trimmed(quotient), remainder };
}

export function gcdOfPolynomials(a: Polynomial, b: Polynomial): Polynomial {
  let [p, q] = [a, b];
  while (q.length > 0) {
    if (q.length === 1) return [one];
    [p, q] = [q, primitive(dividePolynomials(p, q).remainder)];
  }
  return primitive(p);
}

/** Coprime integer coefficients, the leading one positive. */
export function primitive(p: Polynomial): Polynomial {
  if (p.length === 0) return p;
  const content = sure(rationalContent(p));
  return scalePolynomial(p, over(leading(p).numerator < 0 ? rational(-1) : one, content));
}

/** e as a polynomial in x, brackets multiplied out; null where it is none, or of degree above 16. */
export function polynomialOf(e: Expression): Polynomial | null {
  return within(() => readPolynomial(e));
}

function readPolynomial(e: Expression): Polynomial | null {
  switch (e.kind) {
    case "number":
      return constantPolynomial(e);
    case "variable":
      return e.name === "x" ? [zero, one] : null;
    case "sum": {
      let total: Polynomial = [];
      for (const term of e.terms) {
        const p = readPolynomial(term);
        if (p === null) return null;
        total = addPolynomials(total, p);
      }
      return total;
    }
    case "product": {
      let total: Polynomial = [one];
      for (const factor of e.factors) {
        const p = readPolynomial(factor);
        if (p === null) return null;
        total = multiplyPolynomials(total, p);
      }
      return total;
    }
    case "power": {
      if (!isWhole(e.exponent) || e.exponent.numerator < 0 || e.exponent.numerator > highestDegree)
        return null;
      const p = readPolynomial(e.base);
      return p === null ? null : raisePolynomial(p, e.exponent.numerator);
    }
    default:
      return null;
  }
}

export type RationalFunction = { readonly numerator: Polynomial; readonly denominator: Polynomial };

/** e as a quotient of coprime polynomials in x; null where it is none. */
export const rationalFunctionOf = remembered((e): RationalFunction | null =>
  within(() => {
    const read = readRational(e);
    return read === null || read.denominator.length === 0 ? null : reduced(read);
  }),
);

export function reduced({ numerator, denominator }: RationalFunction): RationalFunction {
  const common = gcdOfPolynomials(numerator, denominator);
  const top = degree(common) > 0 ? dividePolynomials(numerator, common).quotient : numerator;
  const bottom = degree(common) > 0 ? dividePolynomials(denominator, common).quotient : denominator;
  const normal = primitive(bottom);
  return { numerator: scalePolynomial(top, over(leading(normal), leading(bottom))), denominator: normal };
}

function readRational(e: Expression): RationalFunction | null {
  switch (e.kind) {
    case "number":
    case "variable": {
      const p = readPolynomial(e);
      return p === null ? null : { numerator: p, denominator: [one] };
    }
    case "sum": {
      let total: RationalFunction = { numerator: [], denominator: [one] };
      for (const term of e.terms) {
        const part = readRational(term);
        if (part === null) return null;
        total = reduced({
          numerator: addPolynomials(
            multiplyPolynomials(total.numerator, part.denominator),
            multiplyPolynomials(part.numerator, total.denominator),
          ),
          denominator: multiplyPolynomials(total.denominator, part.denominator),
        });
      }
      return total;
    }
    case "product": {
      let total: RationalFunction = { numerator: [one], denominator: [one] };
      for (const factor of e.factors) {
        const part = readRational(factor);
        if (part === null) return null;
        total = {
          numerator: multiplyPolynomials(total.numerator, part.numerator),
          denominator: multiplyPolynomials(total.denominator, part.denominator),
        };
      }
      return total;
    }
    case "power": {
      if (!isWhole(e.exponent)) return null;
      const inner = readRational(e.base);
      if (inner === null) return null;
      const exponent = e.exponent.numerator;
      const numerator = exponent < 0 ? inner.denominator : inner.numerator;
      const denominator = exponent < 0 ? inner.numerator : inner.denominator;
      if (denominator.length === 0) return null;
      return {
        numerator: raisePolynomial(numerator, Math.abs(exponent)),
        denominator: raisePolynomial(denominator, Math.abs(exponent)),
      };
    }
    default:
      return null;
  }
}

export function expressionOf(p: Polynomial): Expression {
  return add(...p.map((c, i) => mul(c, pow(x, i))));
}

export type Factor = { readonly base: Polynomial; readonly multiplicity: number };

/**
 * Factors with rational coefficients: rational roots, then quartics into two monic quadratics. What is left after that
 * stays one factor. The product of the factors is p up to a number.
 */
export function factorsOfPolynomial(p: Polynomial): readonly Factor[] {
  let rest = primitive(p);
  const found: Polynomial[] = [];
  for (let root = rationalRoot(rest); root !== null && degree(rest) > 1; root = rationalRoot(rest)) {
    const factor = primitive([negateRational(root), one]);
    found.push(factor);
    rest = primitive(dividePolynomials(rest, factor).quotient);
  }
  if (degree(rest) > 0) {
    const squareFree = dividePolynomials(rest, gcdOfPolynomials(rest, derivativeOf(rest))).quotient;
    const pieces = quadraticPair(primitive(squareFree)) ?? [primitive(squareFree)];
    for (const piece of pieces) {
      let division = dividePolynomials(rest, piece);
      while (division.remainder.length === 0 && degree(rest) >= degree(piece)) {
        found.push(piece);
        rest = division.quotient;
        division = dividePolynomials(rest, piece);
      }
    }
    if (degree(rest) > 0) found.push(primitive(rest));
  }
  const byText = new Map<string, Factor>();
  for (const base of found) {
    const key = base.map((c) => `${c.numerator}/${c.denominator}`).join(" ");
    byText.set(key, { base, multiplicity: (byText.get(key)?.multiplicity ?? 0) + 1 });
  }
  return [...byText.values()];
}

/** Ascending; none of 0 and of numbers above 10,000. */
function divisors(n: number): number[] {
  const size = Math.abs(n);
  if (size === 0 || size > 10_000) return [];
  const small: number[] = [];
  const large: number[] = [];
  for (let d = 1; d * d <= size; d++) {
    if (size % d !== 0) continue;
    small.push(d);
    if (d * d !== size) large.unshift(size / d);
  }
  return [...small, ...large];
}

export function evaluatePolynomial(p: Polynomial, at: NumberNode): NumberNode {
  return p.reduceRight((value, c) => plus(times(value, at), c), zero);
}

function rationalRoot(p: Polynomial): NumberNode | null {
  if (degree(p) < 1) return null;
  if (isZero(p[0]!)) return zero;
  const numerators = divisors(p[0]!.numerator);
  for (const denominator of divisors(leading(p).numerator)) {
    for (const numerator of numerators) {
      for (const sign of [1, -1]) {
        const candidate = makeRational(sign * numerator, denominator);
        if (candidate !== null && isZero(evaluatePolynomial(p, candidate))) return candidate;
      }
    }
  }
  return null;
}

/** A monic integer quartic as (x² + bx + c)(x² + ex + f), by comparing coefficients; null where there is no such pair. */
function quadraticPair(p: Polynomial): readonly Polynomial[] | null {
  if (degree(p) !== 4 || leading(p).numerator !== 1) return null;
  const [p0, p1, p2, p3] = p.map((c) => c.numerator) as [number, number, number, number, number];
  for (const size of divisors(p0)) {
    for (const c of [size, -size]) {
      const f = p0 / c;
      const discriminant = p3 * p3 - 4 * (p2 - c - f);
      const width = Math.sqrt(discriminant);
      if (!Number.isInteger(width)) continue;
      for (const b of [(p3 + width) / 2, (p3 - width) / 2]) {
        const e = p3 - b;
        if (Number.isInteger(b) && b * f + c * e === p1) {
          return [
            [rational(c), rational(b), one],
            [rational(f), rational(e), one],
          ];
        }
      }
    }
  }
  return null;
}

/** Solves the square system by elimination; null where it is singular. Rows hold the right-hand side last. */
export function solveLinear(rows: readonly (readonly NumberNode[])[]): readonly NumberNode[] | null {
  const matrix = rows.map((row) => [...row]);
  const n = matrix.length;
  for (let column = 0; column < n; column++) {
    const pivot = matrix.findIndex((row, i) => i >= column && !isZero(row[column]!));
    if (pivot < 0) return null;
    [matrix[column], matrix[pivot]] = [matrix[pivot]!, matrix[column]!];
    const pivotRow = matrix[column]!;
    const scale = pivotRow[column]!;
    for (let j = column; j <= n; j++) pivotRow[j] = over(pivotRow[j]!, scale);
    for (let i = 0; i < n; i++) {
      const factor = matrix[i]![column]!;
      if (i === column || isZero(factor)) continue;
      for (let j = column; j <= n; j++) {
        matrix[i]![j] = plus(matrix[i]![j]!, negateRational(times(factor, pivotRow[j]!)));
      }
    }
  }
  return matrix.map((row) => row[n]!);
}
