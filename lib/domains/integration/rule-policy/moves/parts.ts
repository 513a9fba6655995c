import { addRationals, type Expression, isZero, structuralText } from "../../expression";
import {
  add,
  baseAndExponent,
  derivative,
  div,
  factorsOf,
  isNumber,
  isX,
  linearParts,
  mul,
  neg,
  num,
  pow,
  splitConstant,
  termsOf,
  varies,
  x,
} from "../algebra";
import { byParts, done, type Move } from "../move";
import { polynomialOf } from "../polynomial";
import { remembered } from "../remembered";
import { lookUp } from "./tables";

/** What a student can integrate at sight, for the dv of a step by parts. */
export const integralAtSight: (f: Expression) => Expression | null = remembered((f) => {
  if (!varies(f)) return mul(f, x);
  if (f.kind === "sum") {
    const terms = f.terms.map(integralAtSight);
    return terms.every((term) => term !== null) ? add(...terms) : null;
  }
  const { constant, rest } = splitConstant(f);
  const found = lookUp(rest)?.integral ?? cyclicIntegral(rest)?.integral ?? chainRuleReversed(rest);
  return found === null ? null : mul(constant, found);
});

/** g^n·g′ for a bracket or function g among the factors. */
function chainRuleReversed(f: Expression): Expression | null {
  for (const factor of factorsOf(f)) {
    const [base, exponent] = baseAndExponent(factor);
    if (!isNumber(exponent) || isX(base)) continue;
    const ratio = mul(f, pow(factor, -1), pow(derivative(base), -1));
    if (varies(ratio)) continue;
    const next = addRationals(exponent, num(1));
    if (next === null || isZero(next)) continue;
    return mul(ratio, pow(base, next), pow(next, -1));
  }
  if (f.kind !== "product") return null;
  const exponential = f.factors.find((factor) => factor.kind === "function" && factor.name === "exp");
  if (exponential?.kind !== "function") return null;
  const ratio = mul(f, pow(exponential, -1), pow(derivative(exponential.argument), -1));
  return varies(ratio) ? null : mul(ratio, exponential);
}

/** exp(ax+b)·sin(cx+d) and the like, by parts twice. */
function cyclicIntegral(f: Expression): { integral: Expression; slip: Expression } | null {
  if (f.kind !== "product" || f.factors.length !== 2) return null;
  const exponential = f.factors.find((factor) => factor.kind === "function" && factor.name === "exp");
  const wave = f.factors.find((factor) => factor !== exponential);
  if (exponential?.kind !== "function" || wave?.kind !== "function") return null;
  if (wave.name !== "sin" && wave.name !== "cos") return null;
  const a = linearParts(exponential.argument)?.slope;
  const c = linearParts(wave.argument)?.slope;
  if (a === undefined || c === undefined) return null;
  const slopeOfWave = derivative(wave);
  const below = pow(add(pow(a, 2), pow(c, 2)), -1);
  const along = mul(a, wave);
  return {
    integral: mul(exponential, add(along, neg(slopeOfWave)), below),
    slip: mul(exponential, add(along, slopeOfWave), below),
  };
}

const partsCandidates = 6;

/** u and dv in every way that leaves a dv known at sight. */
export function partsMoves(f: Expression): Move[] {
  const moves: Move[] = [];
  const cyclic = cyclicIntegral(f);
  if (cyclic !== null) {
    moves.push(done("cyclic-parts", "exp-wave", cyclic.integral), done("sign-slip", "exp-wave", cyclic.slip));
  }
  for (const u of choices(f)) {
    const dv = mul(f, pow(u, -1));
    const v = integralAtSight(dv);
    if (v === null || moves.length > partsCandidates) continue;
    const vdu = mul(v, derivative(u));
    const kind = `${shape(u)}/${shape(dv)}`;
    moves.push(byParts("parts", kind, mul(u, v), vdu), byParts("parts-plus", kind, mul(u, v), neg(vdu)));
  }
  return moves;
}

function choices(f: Expression): Expression[] {
  const factors = factorsOf(f).filter(varies);
  const found = new Map<string, Expression>();
  const offer = (e: Expression): void => {
    if (varies(e)) found.set(structuralText(e), e);
  };
  for (const factor of factors) {
    offer(factor);
    if (factors.length > 1) offer(mul(f, pow(factor, -1)));
    const [base, exponent] = baseAndExponent(factor);
    // sinⁿ as sinⁿ⁻¹·sin, and one factor of an even denominator.
    if (isNumber(exponent) && Math.abs(exponent.numerator) > 2 && base.kind === "function") {
      offer(mul(f, pow(base, exponent.numerator > 0 ? -1 : 2)));
    }
  }
  if (factors.length === 1) offer(f);
  return [...found.values()];
}

/** What kind of thing u or dv is, as the policy sees it. */
function shape(e: Expression): string {
  if (!varies(e)) return "1";
  if (polynomialOf(e) !== null) return "poly";
  const [base] = baseAndExponent(factorsOf(e)[0]!);
  if (e.kind === "product") return "product";
  return base.kind === "function" ? base.name : isX(base) ? "power" : base.kind;
}

/** exp(h)·(…) as the derivative of exp(h)·t for a term t, and F(x)·… of the form (u·v)′. */
export function productRuleReversed(f: Expression): Move[] {
  const exponential = factorsOf(f).find((factor) => {
    const [base, exponent] = baseAndExponent(factor);
    return (base.kind === "function" && base.name === "exp") || varies(exponent);
  });
  if (exponential === undefined) return [];
  const rest = mul(f, pow(exponential, -1));
  const distributed = distribute(rest);
  const known = termsOf(distributed);
  const logarithmic = div(derivative(exponential), exponential);
  const tries = [mul(num(1)), ...known.map((term) => mul(term, pow(logarithmic, -1)))];
  for (const t of tries) {
    const whole = add(distribute(mul(t, logarithmic)), distribute(derivative(t)));
    if (structuralText(whole) === structuralText(distributed)) {
      return [done("product-rule-reversed", "exponential", mul(exponential, t))];
    }
  }
  return [];
}

function distribute(e: Expression): Expression {
  const bracket = factorsOf(e).find((factor) => factor.kind === "sum");
  if (bracket?.kind !== "sum" || e.kind === "sum") return e;
  const others = mul(...factorsOf(e).filter((factor) => factor !== bracket));
  return add(...bracket.terms.map((term) => mul(term, others)));
}
