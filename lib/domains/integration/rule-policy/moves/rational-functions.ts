import {
  type Expression,
  isZero,
  type NumberNode,
  negateRational,
  one,
  rational,
  structuralText,
  zero,
} from "../../expression";
import { add, div, mul, pow, termsOf, x } from "../algebra";
import { type Move, part, rewritten, substituted, termwise } from "../move";
import {
  addPolynomials,
  degree,
  derivativeOf,
  dividePolynomials,
  expressionOf,
  type Factor,
  factorsOfPolynomial,
  leading,
  multiplyPolynomials,
  over,
  type Polynomial,
  plus,
  polynomialOf,
  type RationalFunction,
  raisePolynomial,
  rationalFunctionOf,
  scalePolynomial,
  solveLinear,
  times,
  within,
} from "../polynomial";

export const quotientExpression = ({ numerator, denominator }: RationalFunction): Expression =>
  div(expressionOf(numerator), expressionOf(denominator));

export function rationalFunctionMoves(f: Expression): Move[] {
  const read = rationalFunctionOf(f);
  if (read === null) return [];
  if (degree(read.denominator) < 1) {
    return hasDenominator(f) ? [termwise("long-division", "exact", quotientExpression(read))] : [];
  }
  return within(() => movesFor(f, read)) ?? [];
}

function movesFor(f: Expression, quotient: RationalFunction): Move[] {
  const moves: Move[] = [];
  const { numerator, denominator } = quotient;
  if (f.kind === "sum" || hasFractionWithin(f))
    moves.push(rewritten("combine-fractions", "rational", quotientExpression(quotient)));
  if (degree(numerator) >= degree(denominator)) moves.push(longDivision(quotient));
  const factors = factorsOfPolynomial(denominator);
  if (
    degree(numerator) < degree(denominator) &&
    (factors.length > 1 || worthDecomposing(factors[0]!, numerator))
  ) {
    const decomposed = partialFractions(quotient, factors);
    if (decomposed !== null) moves.push(decomposed);
  }
  const only = factors.length === 1 && degree(factors[0]!.base) === 2 ? factors[0]! : null;
  if (only !== null) moves.push(...quadraticMoves(numerator, scaledFactor(only, denominator), only));
  return moves;
}

const hasDenominator = (f: Expression): boolean =>
  f.kind === "product" &&
  f.factors.some(
    (factor) => factor.kind === "power" && factor.base.kind === "sum" && isNegative(factor.exponent),
  );
const isNegative = (e: Expression): boolean => e.kind === "number" && e.numerator < 0;

const hasFractionWithin = (f: Expression): boolean =>
  (f.kind === "product" ? f.factors : [f]).some(
    (factor) => factor.kind === "power" && factor.base.kind === "sum" && polynomialOf(factor.base) === null,
  );

/** Repeated factors are worth a decomposition when the numerator is no constant. */
const worthDecomposing = (factor: Factor, numerator: Polynomial): boolean =>
  factor.multiplicity > 1 && degree(numerator) >= degree(factor.base);

const scaledFactor = (factor: Factor, denominator: Polynomial): NumberNode =>
  over(leading(denominator), leading(raisePolynomial(factor.base, factor.multiplicity)));

function longDivision({ numerator, denominator }: RationalFunction): Move {
  const { quotient, remainder } = dividePolynomials(numerator, denominator);
  const fraction = remainder.length === 0 ? zero : div(expressionOf(remainder), expressionOf(denominator));
  return {
    rule: "long-division",
    detail: remainder.length === 0 ? "exact" : "remainder",
    known: null,
    parts: [...termsOf(expressionOf(quotient)), fraction].flatMap((term) => part(term)),
  };
}

/** Numerators over each power of each factor, by comparing coefficients. */
function partialFractions(quotient: RationalFunction, factors: readonly Factor[]): Move | null {
  const { numerator, denominator } = quotient;
  const size = degree(denominator);
  const unknowns: { column: Polynomial; term: Expression }[] = [];
  for (const { base, multiplicity } of factors) {
    for (let times = 1; times <= multiplicity; times++) {
      const rest = dividePolynomials(denominator, raisePolynomial(base, times)).quotient;
      for (let k = 0; k < degree(base); k++) {
        const monomial: Polynomial = [...Array.from({ length: k }, () => zero), one];
        const term = mul(pow(x, k), pow(expressionOf(base), -times));
        unknowns.push({ column: multiplyPolynomials(monomial, rest), term });
      }
    }
  }
  const rows = Array.from({ length: size }, (_, i) => [
    ...unknowns.map(({ column }) => column[i] ?? zero),
    numerator[i] ?? zero,
  ]);
  const solution = solveLinear(rows);
  if (solution === null) return null;
  // The two terms over one quadratic stay together: they share the next step.
  const fractions = new Map<string, Expression[]>();
  unknowns.forEach(({ term }, i) => {
    const key = structuralText(term.kind === "product" ? term.factors[term.factors.length - 1]! : term);
    const scaled = mul(solution[i]!, term);
    fractions.set(key, [...(fractions.get(key) ?? []), scaled]);
  });
  return {
    rule: "partial-fractions",
    detail: factors.every(({ base }) => degree(base) === 1) ? "linear" : "quadratic",
    known: null,
    parts: [...fractions.values()].flatMap((terms) => part(joined(terms))),
  };
}

/** a·x·q + b·q as (a·x + b)·q. */
function joined(terms: readonly Expression[]): Expression {
  const total = rationalFunctionOf(add(...terms));
  if (total === null) return add(...terms);
  const factors = factorsOfPolynomial(total.denominator);
  const scale = factors.length === 1 ? scaledFactor(factors[0]!, total.denominator) : one;
  if (factors.length !== 1) return quotientExpression(total);
  const { base, multiplicity } = factors[0]!;
  return mul(
    expressionOf(scalePolynomial(total.numerator, over(one, scale))),
    pow(expressionOf(base), -multiplicity),
  );
}

/** Steps for p/(scale·q^n) with an irreducible quadratic q and a proper fraction. */
function quadraticMoves(numerator: Polynomial, scale: NumberNode, { base, multiplicity }: Factor): Move[] {
  const moves: Move[] = [];
  const q = expressionOf(base);
  const down = pow(q, -multiplicity);
  const [c, b, a] = [base[0]!, base[1]!, base[2]!];
  if (degree(numerator) === 1) {
    const slope = over(numerator[1]!, times(rational(2), a));
    const rest = plus(numerator[0]!, negateRational(times(slope, b)));
    if (!isZero(rest)) {
      const first = mul(over(slope, scale), expressionOf(derivativeOf(base)), down);
      moves.push({
        rule: "split-numerator",
        detail: "quadratic",
        known: null,
        parts: [...part(first), ...part(mul(over(rest, scale), down))],
      });
    }
  }
  if (!isZero(b)) moves.push(completedSquare(numerator, scale, base, multiplicity));
  if (isZero(b) && degree(numerator) === 0 && multiplicity > 1) {
    moves.push(reducedPower(over(numerator[0]!, scale), q, c, multiplicity));
  }
  return moves;
}

/** u = x + b/2a. */
function completedSquare(
  numerator: Polynomial,
  scale: NumberNode,
  base: Polynomial,
  multiplicity: number,
): Move {
  const shift = over(base[1]!, times(rational(2), base[2]!));
  const shifted = (p: Polynomial): Polynomial =>
    p.reduceRight<Polynomial>(
      (value, coefficient) =>
        addPolynomials(
          multiplyPolynomials(value, [negateRational(shift), one]),
          isZero(coefficient) ? [] : [coefficient],
        ),
      [],
    );
  const top = expressionOf(scalePolynomial(shifted(numerator), over(one, scale)));
  return substituted(
    "complete-square",
    "rational",
    mul(top, pow(expressionOf(shifted(base)), -multiplicity)),
    add(x, shift),
  );
}

/** ∫(ax²+c)^(−n) = x/(2c(n−1)(ax²+c)^(n−1)) + (2n−3)/(2c(n−1))·∫(ax²+c)^(−(n−1)). */
function reducedPower(coefficient: NumberNode, q: Expression, c: NumberNode, n: number): Move {
  const below = times(times(rational(2), c), rational(n - 1));
  return {
    rule: "reduce-quadratic-power",
    detail: "rational",
    known: mul(coefficient, div(x, below), pow(q, 1 - n)),
    parts: part(mul(coefficient, over(rational(2 * n - 3), below), pow(q, 1 - n))),
  };
}

export const splitSumMoves = (f: Expression): Move[] =>
  f.kind === "sum" ? [termwise("split-sum", f.terms.length > 3 ? "many" : "few", f)] : [];
