import { canonicalText, type Expression, type FunctionName, fn, one, structuralText } from "../../expression";
import {
  add,
  baseAndExponent,
  call,
  div,
  factorsOf,
  isNumber,
  linearParts,
  mul,
  neg,
  num,
  pow,
  replaceX,
  root,
  varies,
  x,
} from "../algebra";
import { done, type Move } from "../move";
import { degree, polynomialOf } from "../polynomial";

export type TableHit = {
  readonly entry: string;
  readonly integral: Expression;
  readonly slope: Expression;
  readonly signed: boolean;
};

const of = (name: FunctionName): Expression => call(name, x);
const logAbs = (e: Expression): Expression => call("log", call("abs", e));

/** A page of the table: integrand, antiderivative, both of the bare variable. */
const page: readonly (readonly [string, Expression, Expression])[] = [
  ["exp", of("exp"), of("exp")],
  ["sin", of("sin"), neg(of("cos"))],
  ["cos", of("cos"), of("sin")],
  ["sinh", of("sinh"), of("cosh")],
  ["cosh", of("cosh"), of("sinh")],
  ["tan", of("tan"), neg(logAbs(of("cos")))],
  ["cot", of("cot"), logAbs(of("sin"))],
  ["sec", of("sec"), logAbs(add(of("sec"), of("tan")))],
  ["csc", of("csc"), logAbs(add(of("csc"), neg(of("cot"))))],
  ["sec2", pow(of("sec"), 2), of("tan")],
  ["csc2", pow(of("csc"), 2), neg(of("cot"))],
  ["sec-tan", mul(of("sec"), of("tan")), of("sec")],
  ["csc-cot", mul(of("csc"), of("cot")), neg(of("csc"))],
  ["tanh", of("tanh"), call("log", of("cosh"))],
  ["coth", of("coth"), logAbs(of("sinh"))],
  ["sech", of("sech"), mul(num(2), call("atan", of("exp")))],
  ["sech2", pow(of("sech"), 2), of("tanh")],
  ["csch2", pow(of("csch"), 2), neg(of("coth"))],
  ["sech-tanh", mul(of("sech"), of("tanh")), neg(of("sech"))],
];

const entries = new Map(
  page.map(([entry, integrand, integral]) => {
    return [canonicalText(integrand), { entry, integral: mul(integral) }] as const;
  }),
);

/** The linear expression that stands inside every function of f, where there is one. */
function innerOf(f: Expression): Expression | null {
  const [first] = factorsOf(f);
  const [base] = baseAndExponent(first!);
  return base.kind === "function" && linearParts(base.argument) !== null ? base.argument : null;
}

/** Looks f up; the inner function may be linear. Null where the table has no such entry. */
export function lookUp(f: Expression): TableHit | null {
  return lookUpPower(f) ?? lookUpPage(f) ?? lookUpQuadratic(f);
}

function lookUpPower(f: Expression): TableHit | null {
  if (f === one || (isNumber(f) && !varies(f)))
    return { entry: "constant", integral: mul(f, x), slope: one, signed: false };
  const [base, exponent] = baseAndExponent(f);
  const linear = linearParts(base);
  if (linear !== null && isNumber(exponent)) {
    if (exponent.numerator === -1 && exponent.denominator === 1) {
      return {
        entry: "reciprocal",
        integral: div(logAbs(base), linear.slope),
        slope: linear.slope,
        signed: false,
      };
    }
    const next = add(exponent, one);
    return {
      entry: "power",
      integral: div(pow(base, next), mul(next, linear.slope)),
      slope: linear.slope,
      signed: false,
    };
  }
  if (f.kind !== "power" || varies(base)) return null;
  const inner = linearParts(exponent);
  if (inner === null) return null;
  return {
    entry: "number-to-x",
    integral: div(f, mul(inner.slope, call("log", base))),
    slope: inner.slope,
    signed: false,
  };
}

function lookUpPage(f: Expression): TableHit | null {
  const inner = innerOf(f);
  if (inner === null) return null;
  const { slope } = linearParts(inner)!;
  const innerText = structuralText(inner);
  const bare = bareOf(f, inner, innerText);
  const found = bare === null ? undefined : entries.get(structuralText(bare));
  if (found === undefined) return null;
  return { entry: found.entry, integral: div(replaceX(found.integral, inner), slope), slope, signed: true };
}

/** f with its inner function replaced by x; null where factors have different ones. */
function bareOf(f: Expression, inner: Expression, innerText: string): Expression | null {
  const factors: Expression[] = [];
  for (const factor of factorsOf(f)) {
    const [base, exponent] = baseAndExponent(factor);
    if (base.kind !== "function" || varies(exponent)) return null;
    if (base.argument !== inner && structuralText(base.argument) !== innerText) return null;
    factors.push(pow(fn(base.name, x), exponent));
  }
  return mul(...factors);
}

/** (ax² + c)^(−1) and (ax² + c)^(−1/2). */
function lookUpQuadratic(f: Expression): TableHit | null {
  if (
    f.kind !== "power" ||
    !isNumber(f.exponent) ||
    f.exponent.numerator !== -1 ||
    f.exponent.denominator > 2
  )
    return null;
  const p = f.base.kind === "sum" ? polynomialOf(f.base) : null;
  if (p === null || degree(p) !== 2 || p[1]!.numerator !== 0 || p[0]!.numerator === 0) return null;
  const [c, , a] = [p[0]!, p[1]!, p[2]!];
  const integral = f.exponent.denominator === 1 ? reciprocalQuadratic(a, c) : reciprocalRoot(f.base, a, c);
  return integral && { ...integral, slope: one, signed: true };
}

type Coefficient = { readonly kind: "number"; readonly numerator: number; readonly denominator: number };

function reciprocalQuadratic(a: Coefficient, c: Coefficient): { entry: string; integral: Expression } | null {
  const scaled = mul(root(call("abs", a)), x);
  const side = root(call("abs", c));
  if (a.numerator > 0 === c.numerator > 0) {
    const integral = div(call("atan", div(scaled, side)), mul(root(call("abs", a)), side));
    return { entry: "arctangent", integral: a.numerator > 0 ? integral : neg(integral) };
  }
  const ratio = div(add(scaled, neg(side)), add(scaled, side));
  const integral = div(logAbs(ratio), mul(num(2), root(call("abs", a)), side));
  return { entry: "difference-of-squares", integral: a.numerator > 0 ? integral : neg(integral) };
}

function reciprocalRoot(
  q: Expression,
  a: Coefficient,
  c: Coefficient,
): { entry: string; integral: Expression } | null {
  const outer = root(call("abs", a));
  const scaled = mul(outer, x);
  const side = root(call("abs", c));
  if (a.numerator < 0) {
    return c.numerator < 0
      ? null
      : { entry: "arcsine", integral: div(call("asin", div(scaled, side)), outer) };
  }
  if (c.numerator > 0)
    return { entry: "inverse-sinh", integral: div(call("asinh", div(scaled, side)), outer) };
  return { entry: "inverse-cosh", integral: div(logAbs(add(scaled, root(q))), outer) };
}

export function tableMoves(f: Expression): Move[] {
  const hit = lookUp(f);
  if (hit === null) return [];
  const bare = structuralText(hit.slope) === "1";
  const rule =
    hit.entry === "reciprocal"
      ? "reciprocal-rule"
      : hit.entry === "power"
        ? "power-rule"
        : bare
          ? "table"
          : "linear-inner";
  const moves = [done(rule, hit.entry, hit.integral)];
  if (!bare) moves.push(done("forgotten-inner-derivative", hit.entry, mul(hit.integral, hit.slope)));
  if (hit.signed) moves.push(done("sign-slip", hit.entry, neg(hit.integral)));
  return moves;
}
