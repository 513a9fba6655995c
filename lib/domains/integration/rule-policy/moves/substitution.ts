import {
  children,
  type Expression,
  fn,
  isZero,
  multiplyRationals,
  type NumberNode,
  one,
  structuralText,
  variable,
} from "../../expression";
import {
  add,
  baseAndExponent,
  call,
  derivative,
  div,
  factorsOf,
  isNumber,
  isWhole,
  isX,
  linearParts,
  mapCanonical,
  mul,
  neg,
  num,
  pow,
  rebuild,
  replaceX,
  someNode,
  splitConstant,
  termsOf,
  varies,
  x,
} from "../algebra";
import { type Move, substituted } from "../move";
import { over, rationalFunctionOf, within } from "../polynomial";
import { quotientExpression } from "./rational-functions";

/** The new variable while the old one is still about. */
const u = variable("u");

const mostCandidates = 12;

/** One move for each inner function g that f can be written in: ∫f dx = ∫(f/g′) du at u = g. */
export function substitutionMoves(f: Expression): Move[] {
  const moves: Move[] = [];
  for (const { g, kind } of candidates(f)) {
    const quotient = div(f, derivative(g));
    const written = inNewVariable(quotient, g);
    if (written !== null) moves.push(substituted("substitution", kind, written, g));
    const careless = inNewVariable(f, g);
    if (careless !== null) moves.push(substituted("substitution-without-dx", kind, careless, g));
  }
  return [...moves, ...inverseSubstitutions(f), ...halfAngle(f)];
}

/** Inner functions worth trying: what stands inside functions, roots and powers, and the functions themselves. */
function candidates(f: Expression): { g: Expression; kind: string }[] {
  const found = new Map<string, { g: Expression; kind: string }>();
  const offer = (e: Expression, kind: string): void => {
    const { rest: g } = splitConstant(e);
    if (!varies(g) || isX(g) || g.kind === "number" || found.size >= mostCandidates) return;
    const key = structuralText(g);
    if (!found.has(key)) found.set(key, { g, kind });
  };
  const visit = (e: Expression): void => {
    if (!varies(e)) return;
    if (e.kind === "function") {
      offer(e.argument, "argument");
      offer(e, e.name);
    } else if (e.kind === "power" && varies(e.base)) {
      offer(e.base, isX(e.base) ? "x" : e.base.kind === "sum" ? "bracket" : "base");
    } else if (e.kind === "power") offer(e.exponent, "argument");
    children(e).forEach(visit);
  };
  visit(f);
  for (const power of [2, 3, 4]) if (hasPowerOfX(f)) offer(pow(x, power), "power-of-x");
  if (someNode(f, (e) => e.kind === "function" && e.name === "sin") && hasFunction(f, "cos")) {
    const inner = innerOfFirst(f, "sin");
    offer(div(call("sin", inner), call("cos", inner)), "tan");
    offer(div(call("cos", inner), call("sin", inner)), "cot");
  } else if (hasFunction(f, "cos") || hasFunction(f, "sin")) {
    const inner = innerOfFirst(f, hasFunction(f, "cos") ? "cos" : "sin");
    offer(div(call("sin", inner), call("cos", inner)), "tan");
    offer(
      hasFunction(f, "cos") ? call("sin", inner) : call("cos", inner),
      hasFunction(f, "cos") ? "sin" : "cos",
    );
  }
  if (hasFunction(f, "sinh") !== hasFunction(f, "cosh")) {
    const name = hasFunction(f, "sinh") ? "sinh" : "cosh";
    const inner = innerOfFirst(f, name);
    offer(call(name === "sinh" ? "cosh" : "sinh", inner), name === "sinh" ? "cosh" : "sinh");
    offer(div(call("sinh", inner), call("cosh", inner)), "tanh");
  } else if (hasFunction(f, "sinh")) {
    const inner = innerOfFirst(f, "sinh");
    offer(div(call("sinh", inner), call("cosh", inner)), "tanh");
  }
  if (hasFunction(f, "log")) offer(mul(x, call("log", x)), "x-log-x");
  return [...found.values()];
}

const hasFunction = (f: Expression, name: string): boolean =>
  someNode(f, (e) => e.kind === "function" && e.name === name);
const hasPowerOfX = (f: Expression): boolean => someNode(f, (e) => e.kind === "power" && isX(e.base));

function innerOfFirst(f: Expression, name: string): Expression {
  let inner: Expression = x;
  someNode(f, (e) => {
    if (e.kind !== "function" || e.name !== name) return false;
    inner = e.argument;
    return true;
  });
  return inner;
}

/** e(x) as an expression in the new variable (called x again), given u = g(x); null where x stays behind. */
function inNewVariable(e: Expression, g: Expression): Expression | null {
  const direct = finish(replaceOccurrences(e, g));
  if (direct !== null) return direct;
  const related = relation(e, g);
  return related === null ? null : finish(related);
}

function finish(e: Expression): Expression | null {
  return varies(e) ? null : rebuild(e, (node) => (node.kind === "variable" && node.name === "u" ? x : null));
}

/** u for g, and u^n for what is a power of g in other clothes: x^(kn), exp(n·v). */
function replaceOccurrences(e: Expression, g: Expression): Expression {
  const key = structuralText(g);
  const [gBase, gExponent] = baseAndExponent(g);
  const gBaseKey = structuralText(gBase);
  const visit = (node: Expression): Expression => {
    if (structuralText(node) === key) return u;
    if (node.kind === "power" && isNumber(node.exponent) && isNumber(gExponent) && g.kind === "power") {
      if (structuralText(node.base) === gBaseKey) {
        const ratio = within(() => over(node.exponent as NumberNode, gExponent));
        if (ratio !== null && ratio.denominator === 1) return pow(u, ratio);
      }
    }
    if (node.kind === "function" && node.name === "exp" && g.kind === "function" && g.name === "exp") {
      const ratio = div(node.argument, g.argument);
      if (isWhole(ratio)) return pow(u, ratio);
    }
    return mapCanonical(node, visit);
  };
  return visit(e);
}

/** Writes the rest of x by what u = g(x) implies: 1 − u² for cos², (u − b)/a for x^k, and so on. */
function relation(e: Expression, g: Expression): Expression | null {
  if (g.kind === "function") return functionRelation(e, g.name, g.argument);
  const tangent = tangentOf(g);
  if (tangent !== null) return tangentRelation(e, tangent);
  const binomial = binomialParts(g);
  return binomial === null
    ? null
    : powersOfX(replaceOccurrences(e, g), binomial.k, div(add(u, neg(binomial.b)), binomial.a));
}

function functionRelation(e: Expression, name: string, inner: Expression): Expression | null {
  const [partner, square] = pythagorean[name] ?? [];
  if (partner === undefined || square === undefined) return null;
  const other = structuralText(fn(partner, inner));
  const replaced = replaceOccurrences(e, fn(name as "sin", inner));
  return rebuild(replaced, (node) => {
    if (node.kind !== "power" || structuralText(node.base) !== other || !isWhole(node.exponent)) return null;
    return node.exponent.numerator % 2 === 0 ? pow(square, num(node.exponent.numerator / 2)) : null;
  });
}

/** The square of the partner function, in terms of u. */
const pythagorean: Readonly<Record<string, readonly ["sin" | "cos" | "sinh" | "cosh", Expression]>> = {
  sin: ["cos", add(one, neg(pow(u, 2)))],
  cos: ["sin", add(one, neg(pow(u, 2)))],
  sinh: ["cosh", add(one, pow(u, 2))],
  cosh: ["sinh", add(pow(u, 2), neg(one))],
};

/** The names of a quotient like sin v/cos v, with v. */
function tangentOf(
  g: Expression,
): { top: "sin" | "cos" | "sinh"; bottom: "sin" | "cos" | "cosh"; inner: Expression } | null {
  const [a, b] = factorsOf(g);
  if (g.kind !== "product" || g.factors.length !== 2) return null;
  const [below, above] = a!.kind === "power" ? [a!, b!] : [b!, a!];
  if (below.kind !== "power" || below.base.kind !== "function" || above.kind !== "function") return null;
  const names = `${above.name}/${below.base.name}`;
  if (names !== "sin/cos" && names !== "cos/sin" && names !== "sinh/cosh") return null;
  return { top: above.name as "sin", bottom: below.base.name as "cos", inner: above.argument };
}

/** With c = cos v: sin v = u·c and c² = 1/(1+u²) (1/(1−u²) for tanh); works where c stays in even powers only. */
function tangentRelation(e: Expression, t: NonNullable<ReturnType<typeof tangentOf>>): Expression | null {
  const c = variable("c");
  const [top, bottom] = [structuralText(fn(t.top, t.inner)), structuralText(fn(t.bottom, t.inner))];
  const square = pow(t.bottom === "cosh" ? add(one, neg(pow(u, 2))) : add(one, pow(u, 2)), -1);
  const spelled = rebuild(e, (node) => {
    if (node.kind === "sum") return commonPowerOut(node, c);
    if (node.kind !== "function") return null;
    const text = structuralText(node);
    return text === top ? mul(u, c) : text === bottom ? c : null;
  });
  const even = rebuild(spelled, (node) => {
    if (
      node.kind !== "power" ||
      node.base.kind !== "variable" ||
      node.base.name !== "c" ||
      !isWhole(node.exponent)
    )
      return null;
    return node.exponent.numerator % 2 === 0 ? pow(square, num(node.exponent.numerator / 2)) : null;
  });
  return someNode(even, (node) => node.kind === "variable" && node.name === "c") ? null : even;
}

/** c^m·(…) for a sum whose every term has at least c^m. */
function commonPowerOut(sum: Expression & { kind: "sum" }, c: Expression): Expression | null {
  const key = structuralText(c);
  let least = Number.POSITIVE_INFINITY;
  for (const term of sum.terms) {
    const factor = factorsOf(term).find((one) => structuralText(baseAndExponent(one)[0]) === key);
    const exponent = factor === undefined ? null : baseAndExponent(factor)[1];
    least = Math.min(least, exponent !== null && isWhole(exponent) ? exponent.numerator : 0);
  }
  if (least === 0) return null;
  const inside = add(...sum.terms.map((term) => mul(term, pow(c, -least))));
  return mul(pow(c, least), inside);
}

/** a, b and k of a·x^k + b. */
function binomialParts(g: Expression): { a: Expression; b: Expression; k: NumberNode } | null {
  const linear = linearParts(g);
  if (linear !== null) return { a: linear.slope, b: linear.offset, k: one };
  const terms = termsOf(g);
  const moving = terms.filter(varies);
  if (moving.length !== 1) return null;
  const { constant, rest } = splitConstant(moving[0]!);
  const [base, exponent] = baseAndExponent(rest);
  if (!isX(base) || !isNumber(exponent)) return null;
  return { a: constant, b: add(...terms.filter((term) => !varies(term))), k: exponent };
}

/** x^(k·m) as `replacement`^m; x stays behind where an exponent is no multiple of k. */
function powersOfX(e: Expression, k: NumberNode, replacement: Expression): Expression {
  return mapPowers(e, (exponent) => {
    const m = within(() => over(exponent, k));
    return m === null || m.denominator !== 1 ? null : pow(replacement, m);
  });
}

function mapPowers(e: Expression, change: (exponent: NumberNode) => Expression | null): Expression {
  const visit = (node: Expression): Expression => {
    const [base, exponent] = baseAndExponent(node);
    if (isX(base) && isNumber(exponent)) return change(exponent) ?? node;
    return mapCanonical(node, visit);
  };
  return visit(e);
}

/** x written by the new variable: roots of binomials, logarithms and inverse functions. */
function inverseSubstitutions(f: Expression): Move[] {
  return [...rootSubstitutions(f), ...functionInverses(f)];
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
  const visit = (node: Expression): Expression => {
    const [base, exponent] = baseAndExponent(node);
    if (isNumber(exponent) && structuralText(base) === baseKey) {
      const power = multiplyRationals(exponent, num(n));
      if (power !== null) return pow(u, power);
    }
    return mapCanonical(node, visit);
  };
  return visit(e);
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
  const visit = (node: Expression): Expression => {
    if (node.kind === "function" && node.name === name && isX(node.argument)) return x;
    if (isX(node)) return value;
    const [base, exponent] = baseAndExponent(node);
    for (const [from, to] of squares) {
      const ratio = base.kind === "sum" && from.kind === "sum" ? proportion(base, from) : null;
      if (ratio !== null)
        return mul(pow(ratio, exponent), pow(baseAndExponent(to)[0], mul(baseAndExponent(to)[1], exponent)));
    }
    return mapCanonical(node, visit);
  };
  return visit(f);
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
  const visit = (node: Expression): Expression => {
    const text = structuralText(node);
    if (text === sine) return mul(num(2), u, below);
    if (text === cosine) return mul(add(one, neg(pow(u, 2))), below);
    return mapCanonical(node, visit);
  };
  const written = finish(visit(f));
  const rational =
    written === null ? null : rationalFunctionOf(mul(written, num(2), pow(add(one, pow(x, 2)), -1)));
  if (rational === null) return [];
  const half = mul(num(1, 2), inner);
  const back = div(call("sin", half), call("cos", half));
  return [
    substituted("half-angle-substitution", "rational", div(quotientExpression(rational), linear.slope), back),
  ];
}
