import { type Expression, one } from "../../expression";
import { add, baseAndExponent, call, div, factorsOf, isNumber, mul, pow, termsOf, varies } from "../algebra";
import { done, type Move } from "../move";
import { integralAtSight } from "./parts";

/** What students do that looks like a rule and is none. Only the verifier tells them apart from the others. */
export function tempting(f: Expression): Move[] {
  return [
    ...productOfIntegrals(f),
    ...powerRuleAnywhere(f),
    ...splitQuotient(f),
    ...logarithmOfDenominator(f),
  ];
}

/** ∫u·v = ∫u·∫v. */
function productOfIntegrals(f: Expression): Move[] {
  const factors = factorsOf(f);
  if (factors.length < 2) return [];
  const integrals = factors.map(integralAtSight);
  return integrals.every((integral) => integral !== null)
    ? [done("product-of-integrals", "product", mul(...integrals))]
    : [];
}

/** ∫g^n = g^(n+1)/(n+1) with no regard to g, and x^v/v·… for an exponent that varies. */
function powerRuleAnywhere(f: Expression): Move[] {
  if (f.kind === "function") {
    return [done("power-rule-anywhere", f.name, mul(pow(f, 2), pow(mul(one, add(one, one)), -1)))];
  }
  if (f.kind !== "power") return [];
  const [base, exponent] = baseAndExponent(f);
  const next = add(exponent, one);
  if (next.kind === "number" && next.numerator === 0)
    return [done("power-rule-anywhere", "reciprocal", pow(base, -2))];
  if (base.kind !== "sum" && base.kind !== "function" && !varies(exponent)) return [];
  return [done("power-rule-anywhere", varies(exponent) ? "exponent" : base.kind, div(pow(base, next), next))];
}

/** 1/(a + b) = 1/a + 1/b. */
function splitQuotient(f: Expression): Move[] {
  const moves: Move[] = [];
  for (const factor of factorsOf(f)) {
    const [base, exponent] = baseAndExponent(factor);
    if (base.kind !== "sum" || !isNumber(exponent) || factor.kind !== "power") continue;
    const rest = factorsOf(f).filter((one) => one !== factor);
    const split = termsOf(base).map((term) => mul(pow(term, exponent), ...rest));
    const rule = exponent.numerator < 0 ? "split-quotient" : "power-of-sum";
    moves.push({
      rule,
      detail: "bracket",
      known: null,
      parts: split.map((integrand) => ({ coefficient: one, integrand, back: null })),
    });
  }
  return moves;
}

/** ∫1/g = log|g|. */
function logarithmOfDenominator(f: Expression): Move[] {
  return factorsOf(f).flatMap((factor) => {
    const [base, exponent] = baseAndExponent(factor);
    if (!isNumber(exponent) || exponent.numerator >= 0 || base.kind === "variable") return [];
    return [done("logarithm-of-denominator", base.kind, call("log", call("abs", base)))];
  });
}
