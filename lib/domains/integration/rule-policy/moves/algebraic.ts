import { type Expression, structuralText } from "../../expression";
import { add, baseAndExponent, factorsOf, isWhole, mul, pow, termsOf } from "../algebra";
import { type Move, termwise } from "../move";

const mostTerms = 40;

/** Brackets to positive whole powers multiplied into everything else; unchanged where it would have over 40 terms. */
export function multipliedOut(e: Expression): Expression {
  if (e.kind === "sum") return add(...e.terms.map(multipliedOut));
  let terms: Expression[] = [mul()];
  for (const factor of factorsOf(e)) {
    const [base, exponent] = baseAndExponent(factor);
    const times = isWhole(exponent) && base.kind === "sum" ? exponent.numerator : 0;
    if (times < 1 || times > 8) {
      terms = terms.map((term) => mul(term, factor));
      continue;
    }
    for (let i = 0; i < times; i++) {
      terms = termsOf(
        add(...terms.flatMap((term) => termsOf(base).map((inner) => mul(term, inner)))),
      ).slice();
      if (terms.length > mostTerms) return e;
    }
  }
  return add(...terms);
}

export function expandMoves(f: Expression): Move[] {
  if (f.kind === "sum") return [];
  const expanded = multipliedOut(f);
  if (expanded.kind !== "sum" || structuralText(expanded) === structuralText(f)) return [];
  return [termwise("expand", factorsOf(f).length > 1 ? "product" : "power", expanded)];
}

/** a/(…) over a sum of exponentials: divides through by the first exponential. */
export function exponentialMoves(f: Expression): Move[] {
  const below = factorsOf(f).find(
    (factor) =>
      factor.kind === "power" &&
      factor.base.kind === "sum" &&
      factor.exponent.kind === "number" &&
      factor.exponent.numerator < 0,
  );
  if (below?.kind !== "power" || below.base.kind !== "sum") return [];
  const exponential = below.base.terms
    .flatMap(factorsOf)
    .find((factor) => factor.kind === "function" && factor.name === "exp");
  if (exponential === undefined) return [];
  const divided = add(...below.base.terms.map((term) => mul(term, pow(exponential, -1))));
  const rest = factorsOf(f).filter((factor) => factor !== below);
  const whole = mul(...rest, pow(divided, below.exponent), pow(exponential, below.exponent));
  return [termwise("combine-fractions", "exponential", whole)];
}
