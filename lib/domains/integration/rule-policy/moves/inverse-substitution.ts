import { type Expression, fn, isZero, multiplyRationals, one, structuralText } from "../../expression";
import {
  add,
  baseAndExponent,
  call,
  derivative,
  div,
  factorsOf,
  hasFunction,
  innerOfFirst,
  isNumber,
  isX,
  linearParts,
  mul,
  neg,
  num,
  pow,
  rebuild,
  replaceParts,
  replaceX,
  someNode,
  varies,
  x,
} from "../algebra";
import { type Move, substituted } from "../move";
import { rationalFunctionOf } from "../polynomial";
import { binomialParts, finish, powersOfX, u } from "./new-variable";
import { quotientExpression } from "./rational-functions";

/** x written by the new variable: roots of binomials, logarithms and inverse functions. */
export function inverseSubstitutions(f: Expression): Move[] {
  return [...rootSubstitutions(f), ...functionInverses(f), ...halfAngle(f)];
}

/** u = (a·x^k + b)^(1/n) for the roots in f; u ≥ 0 lets roots of powers of u simplify. */
function rootSubstitutions(f: Expression): Move[] {
  const roots = new Map<string, { base: Expression; n: number }>();
  someNode(f, (node) => {
    if (node.kind !== "power" || !isNumber(node.exponent) || node.exponent.denominator === 1) return false;
    const key = structuralText(node.base);
    const before = roots.get(key)?.n ?? 1;
    const n = leastCommonMultiple(before, node.exponent.denominator);
    if (n <= 12 && varies(node.base)) roots.set(key, { base: node.base, n });
    return false;
  });
  const moves: Move[] = [];
  for (const { base, n } of roots.values()) {
    const binomial = binomialParts(base);
    if (binomial === null) continue;
    const g = pow(base, num(1, n));
    const quotient = div(f, derivative(g));
    const rooted = replaceRoots(quotient, structuralText(base), n);
    const value = div(add(pow(u, n), neg(binomial.b)), binomial.a);
    const written = finish(positive(powersOfX(rooted, binomial.k, value)));
    const kind = isX(base)
      ? `root-${Math.min(n, 3)}-of-x`
      : isNumber(binomial.k) && binomial.k.numerator === 1
        ? "root-of-linear"
        : "root-of-power";
    if (written !== null) moves.push(substituted("inverse-substitution", kind, written, g));
  }
  return moves;
}

function replaceRoots(e: Expression, baseKey: string, n: number): Expression {
  return replaceParts(e, (node) => {
    const [base, exponent] = baseAndExponent(node);
    if (!isNumber(exponent) || structuralText(base) !== baseKey) return null;
    const power = multiplyRationals(exponent, num(n));
    return power && pow(u, power);
  });
}

/** Simplifies under the promise u ≥ 0. */
function positive(e: Expression): Expression {
  return rebuild(e, (node) => {
    if (node.kind === "function" && node.name === "abs" && isU(node.argument)) return node.argument;
    if (node.kind !== "power" || !isNumber(node.exponent) || node.exponent.denominator === 1) return null;
    const factors = factorsOf(node.base);
    const powers = factors.filter((factor) => isU(baseAndExponent(factor)[0]));
    if (powers.length === 0 || (factors.length === 1 && isU(node.base))) return null;
    const rest = mul(...factors.filter((factor) => !powers.includes(factor)));
    const outside = powers.map((factor) => pow(u, mul(baseAndExponent(factor)[1], node.exponent)));
    return mul(pow(rest, node.exponent), ...outside);
  });
}

const isU = (e: Expression): boolean => e.kind === "variable" && e.name === "u";

function leastCommonMultiple(a: number, b: number): number {
  let [p, q] = [a, b];
  while (q !== 0) [p, q] = [q, p % q];
  return (a / p) * b;
}

/** x = exp u for log x, sin u for asin x, tan u for atan x, log u for exp x. */
function functionInverses(f: Expression): Move[] {
  const moves: Move[] = [];
  if (someNode(f, (e) => e.kind === "function" && e.name === "log" && isX(e.argument))) {
    moves.push(
      substituted(
        "inverse-substitution",
        "log",
        mul(replaceX(f, fn("exp", x)), fn("exp", x)),
        call("log", x),
      ),
    );
  }
  const square = pow(x, 2);
  const inverses = [
    ["asin", call("sin", x), call("cos", x), [[add(one, neg(square)), pow(call("cos", x), 2)]]],
    [
      "atan",
      div(call("sin", x), call("cos", x)),
      pow(call("cos", x), -2),
      [[add(one, square), pow(call("cos", x), -2)]],
    ],
    ["asinh", call("sinh", x), call("cosh", x), [[add(one, square), pow(call("cosh", x), 2)]]],
  ] as const;
  for (const [name, value, change, squares] of inverses) {
    if (!someNode(f, (e) => e.kind === "function" && e.name === name && isX(e.argument))) continue;
    moves.push(
      substituted(
        "inverse-substitution",
        name,
        mul(throughSquares(f, squares, value, name), change),
        call(name, x),
      ),
    );
  }
  return moves;
}

/** Puts `value` for x, and for 1 ± x² the square it becomes, whose root is positive on the principal branch. */
function throughSquares(
  f: Expression,
  squares: readonly (readonly [Expression, Expression])[],
  value: Expression,
  name: string,
): Expression {
  return replaceParts(f, (node) => {
    if (node.kind === "function" && node.name === name && isX(node.argument)) return x;
    if (isX(node)) return value;
    const [base, exponent] = baseAndExponent(node);
    for (const [from, to] of squares) {
      const ratio = base.kind === "sum" && from.kind === "sum" ? proportion(base, from) : null;
      if (ratio !== null)
        return mul(pow(ratio, exponent), pow(baseAndExponent(to)[0], mul(baseAndExponent(to)[1], exponent)));
    }
    return null;
  });
}

/** ±1 where a = ±b. */
function proportion(a: Expression, b: Expression): Expression | null {
  const key = structuralText(b);
  if (structuralText(a) === key) return one;
  return structuralText(neg(a)) === key ? num(-1) : null;
}

/** t = tan(v/2) in rational functions of sin v and cos v, v linear. */
function halfAngle(f: Expression): Move[] {
  const name = hasFunction(f, "cos") ? "cos" : "sin";
  if (!hasFunction(f, name)) return [];
  const inner = innerOfFirst(f, name);
  const linear = linearParts(inner);
  if (linear === null || !isNumber(linear.slope) || isZero(linear.slope)) return [];
  const [sine, cosine] = [structuralText(fn("sin", inner)), structuralText(fn("cos", inner))];
  const below = pow(add(one, pow(u, 2)), -1);
  const replaced = replaceParts(f, (node) => {
    const text = structuralText(node);
    if (text === sine) return mul(num(2), u, below);
    return text === cosine ? mul(add(one, neg(pow(u, 2))), below) : null;
  });
  const written = finish(replaced);
  const rational =
    written === null ? null : rationalFunctionOf(mul(written, num(2), pow(add(one, pow(x, 2)), -1)));
  if (rational === null) return [];
  const half = mul(num(1, 2), inner);
  const back = div(call("sin", half), call("cos", half));
  return [
    substituted("half-angle-substitution", "rational", div(quotientExpression(rational), linear.slope), back),
  ];
}
