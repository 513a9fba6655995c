import {
  addRationals,
  type Expression,
  isZero,
  type NumberNode,
  one,
  rational,
  zero,
} from "../../expression";
import {
  add,
  baseAndExponent,
  call,
  div,
  factorsOf,
  isNumber,
  isX,
  mul,
  neg,
  num,
  pow,
  rebuild,
  replaceX,
  termsOf,
  varies,
  x,
} from "../algebra";
import { type Move, part, substituted } from "../move";
import {
  addPolynomials,
  degree,
  derivativeOf,
  expressionOf,
  multiplyPolynomials,
  over,
  type Polynomial,
  polynomialOf,
  raisePolynomial,
  scalePolynomial,
  solveLinear,
  times,
  within,
} from "../polynomial";

/** f = p·q^(k/2) with polynomials p, q, q quadratic and k odd. */
type OverRoot = { readonly p: Polynomial; readonly q: Polynomial; readonly halves: number };

function readOverRoot(f: Expression): OverRoot | null {
  const factors = factorsOf(f);
  const radical = factors.find((factor) => {
    const [base, exponent] = baseAndExponent(factor);
    return base.kind === "sum" && isNumber(exponent) && exponent.denominator === 2;
  });
  if (radical === undefined) return null;
  const [base, exponent] = baseAndExponent(radical) as [Expression, NumberNode];
  const q = polynomialOf(base);
  if (q === null || degree(q) !== 2) return null;
  const p = polynomialOf(mul(...factors.filter((factor) => factor !== radical)));
  return p === null ? null : { p, q, halves: exponent.numerator };
}

export function radicalMoves(f: Expression): Move[] {
  const moves: Move[] = [
    ...trigonometricSubstitutions(f),
    ...reciprocalSubstitution(f),
    ...splitRoots(f),
    ...conjugates(f),
  ];
  const read = readOverRoot(f);
  if (read !== null) {
    moves.push(...(within(() => undetermined(read)) ?? []));
    if (!isZero(read.q[1]!)) moves.push(...completed(f, read.q));
  }
  return moves;
}

function completed(f: Expression, q: Polynomial): Move[] {
  const shift = within(() => over(q[1]!, times(rational(2), q[2]!)));
  if (shift === null) return [];
  const moved = replaceX(f, add(x, neg(shift)));
  const tidy = rebuild(moved, (node) => {
    const p = node.kind === "sum" ? polynomialOf(node) : null;
    return p === null ? null : expressionOf(p);
  });
  return [substituted("complete-square", "radical", tidy, add(x, shift))];
}

/** ∫P/√Q = R·√Q + λ·∫1/√Q, with deg R = deg P − 1, by differentiating and comparing coefficients. */
function undetermined({ p, q, halves }: OverRoot): Move[] {
  if (halves < -1) return [];
  const numerator = multiplyPolynomials(p, raisePolynomial(q, (halves + 1) / 2));
  const n = degree(numerator);
  if (n < 1) return [];
  // (R·√Q)′·√Q = R′·Q + R·Q′/2 for each monomial R; λ contributes a constant.
  const columns = Array.from({ length: n }, (_, k): Polynomial => {
    const monomial: Polynomial = [...Array.from({ length: k }, () => zero), one];
    const first = multiplyPolynomials(derivativeOf(monomial), q);
    return addPolynomials(
      first,
      scalePolynomial(multiplyPolynomials(monomial, derivativeOf(q)), rational(1, 2)),
    );
  });
  columns.push([one]);
  const rows = Array.from({ length: n + 1 }, (_, i) => [
    ...columns.map((c) => c[i] ?? zero),
    numerator[i] ?? zero,
  ]);
  const solution = solveLinear(rows);
  if (solution === null) return [];
  const radicand = expressionOf(q);
  const polynomial = add(...solution.slice(0, n).map((c, k) => mul(c, pow(x, k))));
  return [
    {
      rule: "radical-coefficients",
      detail: n > 2 ? "high" : "low",
      known: mul(polynomial, pow(radicand, num(1, 2))),
      parts: part(mul(solution[n]!, pow(radicand, num(-1, 2)))),
    },
  ];
}

/** x = a·sin t, a·tan t for an even quadratic ax²+c in f; the roots simplify on the principal branch. */
function trigonometricSubstitutions(f: Expression): Move[] {
  const quadratic = findQuadratic(f);
  if (quadratic === null) return [];
  const [c, , a] = quadratic as [NumberNode, NumberNode, NumberNode];
  if (c.numerator <= 0) return [];
  const side = pow(div(c, call("abs", a)), num(1, 2));
  const [sine, cosine] = [call("sin", x), call("cos", x)];
  const sineKind = a.numerator < 0;
  const outer = sineKind ? mul(side, sine) : div(mul(side, sine), cosine);
  const change = sineKind ? mul(side, cosine) : mul(side, pow(cosine, -2));
  const square = sineKind ? pow(cosine, 2) : pow(cosine, -2);
  const halfPower = sineKind ? cosine : pow(cosine, -1);
  const visit = (node: Expression): Expression | null => {
    const [base, exponent] = baseAndExponent(node);
    const p = base.kind === "sum" ? polynomialOf(base) : null;
    if (p === null || degree(p) !== 2 || !isZero(p[1]!)) return null;
    const ratio = within(() => (isZero(p[0]!) ? null : over(p[0]!, c)));
    if (ratio === null || !isNumber(exponent)) return null;
    const same = within(() => times(ratio, a));
    if (same === null || same.numerator !== p[2]!.numerator || same.denominator !== p[2]!.denominator)
      return null;
    if (exponent.denominator === 1) return mul(pow(mul(ratio, c), exponent), pow(square, exponent));
    return mul(pow(mul(ratio, c), exponent), pow(halfPower, mul(num(2), exponent)));
  };
  const marked = replaceQuadratic(f, visit);
  const integrand = mul(replaceX(marked.shape, outer), ...marked.replaced, change);
  if (marked.replaced.length === 0) return [];
  const back = call(sineKind ? "asin" : "atan", div(x, side));
  return [substituted("trigonometric-substitution", sineKind ? "sine" : "tangent", integrand, back)];
}

/** Takes the factors that `visit` knows out of a product, already in the new variable. */
function replaceQuadratic(
  f: Expression,
  visit: (factor: Expression) => Expression | null,
): { shape: Expression; replaced: readonly Expression[] } {
  const replaced: Expression[] = [];
  const rest = factorsOf(f).filter((factor) => {
    const next = visit(factor);
    if (next !== null) replaced.push(next);
    return next === null;
  });
  return { shape: mul(...rest), replaced };
}

function findQuadratic(f: Expression): Polynomial | null {
  for (const factor of factorsOf(f)) {
    const [base, exponent] = baseAndExponent(factor);
    if (base.kind !== "sum" || !isNumber(exponent)) continue;
    if (exponent.denominator !== 2 && exponent.numerator >= -1) continue;
    const p = polynomialOf(base);
    if (p !== null && degree(p) === 2 && isZero(p[1]!) && !isZero(p[0]!)) return p;
  }
  return null;
}

/** u = 1/x in x^(−n)·q^(k/2): √q(1/u) = √(u²q(1/u))/|u|, and sign x is constant on each side of 0. */
function reciprocalSubstitution(f: Expression): Move[] {
  const factors = factorsOf(f);
  const monomial = factors.find((factor) => isX(baseAndExponent(factor)[0]));
  const radical = factors.find((factor) => factor !== monomial && factor.kind === "power");
  if (radical?.kind !== "power" || factors.length > 2 || (monomial === undefined && factors.length > 1))
    return [];
  const exponent = monomial === undefined ? zero : baseAndExponent(monomial)[1];
  const q = radical.base.kind === "sum" ? polynomialOf(radical.base) : null;
  if (
    q === null ||
    degree(q) > 4 ||
    degree(q) % 2 !== 0 ||
    degree(q) < 2 ||
    !isNumber(exponent) ||
    !isNumber(radical.exponent)
  )
    return [];
  if (exponent.denominator !== 1 || radical.exponent.denominator !== 2 || isZero(q[0]!)) return [];
  // f dx = u^(−m)·(q̃(u)/u^d)^r·(−1/u²) du with q̃ reversed.
  const d = degree(q);
  const reversed = expressionOf([...q].reverse());
  const outside = addRationals(
    rational(-exponent.numerator - 2),
    rational(-d * radical.exponent.numerator, 2),
  );
  if (outside === null || outside.denominator !== 1) return [];
  const odd = ((d / 2) * radical.exponent.numerator) % 2 !== 0;
  const integrand = neg(mul(pow(x, outside), pow(reversed, radical.exponent)));
  const coefficient = odd ? call("sign", x) : one;
  return [
    {
      rule: "reciprocal-substitution",
      detail: "radical",
      known: null,
      parts: part(integrand, coefficient, pow(x, -1)),
    },
  ];
}

/** √(a/b) = sign(b)·a/√(a·b) and √(b/a) = sign(b)·b/√(a·b) for a root of a quotient; the sign is constant between poles. */
function splitRoots(f: Expression): Move[] {
  return factorsOf(f).flatMap((factor): Move[] => {
    if (factor.kind !== "power" || !isNumber(factor.exponent) || factor.exponent.denominator !== 2) return [];
    const { base, exponent } = factor;
    if (base.kind !== "product" || Math.abs(exponent.numerator) !== 1) return [];
    const below = base.factors.filter((one) => isMinusOne(baseAndExponent(one)[1]));
    if (below.length === 0) return [];
    const above = mul(...base.factors.filter((one) => !below.includes(one)));
    const bottom = pow(mul(...below), -1);
    const [top, sign] = exponent.numerator === 1 ? [above, bottom] : [bottom, above];
    const rest = mul(...factorsOf(f).filter((one) => one !== factor));
    const integrand = mul(top, pow(multipliedOut(above, bottom), num(-1, 2)), rest);
    return [
      {
        rule: "split-square-root",
        detail: "quotient",
        known: null,
        parts: part(integrand, call("sign", sign)),
      },
    ];
  });
}

function multipliedOut(a: Expression, b: Expression): Expression {
  const p = polynomialOf(mul(a, b));
  return p === null ? mul(a, b) : expressionOf(p);
}

/** 1/(√a ± √b) by (√a ∓ √b), where a − b comes out simpler. */
function conjugates(f: Expression): Move[] {
  const factors = factorsOf(f);
  const below = factors.find(
    (factor) => factor.kind === "power" && factor.base.kind === "sum" && isMinusOne(factor.exponent),
  );
  if (below?.kind !== "power" || termsOf(below.base).length !== 2) return [];
  const [a, b] = termsOf(below.base) as [Expression, Expression];
  if (![a, b].some((term) => hasHalfPower(term))) return [];
  const difference = add(pow(a, 2), neg(pow(b, 2)));
  if (!varies(difference) && difference.kind === "number" && isZero(difference)) return [];
  const top = add(a, neg(b));
  const rest = factors.filter((factor) => factor !== below);
  const product = termsOf(top).map((term) => mul(term, ...rest, pow(difference, -1)));
  return [
    { rule: "conjugate", detail: "radical", known: null, parts: product.flatMap((term) => part(term)) },
  ];
}

const isMinusOne = (e: Expression): boolean => isNumber(e) && e.numerator === -1 && e.denominator === 1;
const hasHalfPower = (e: Expression): boolean =>
  factorsOf(e).some((factor) => {
    const exponent = baseAndExponent(factor)[1];
    return isNumber(exponent) && exponent.denominator === 2;
  });
