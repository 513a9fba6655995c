import type { Expression, NumberNode } from "../../expression/expression";

/** A product as people write it: a sign, what stands above the fraction bar and what stands below it. */
export type Fraction = {
  readonly negative: boolean;
  readonly above: readonly Expression[];
  readonly below: readonly Expression[];
};

const one: NumberNode = { kind: "number", numerator: 1, denominator: 1 };
const integer = (value: number): NumberNode => ({ kind: "number", numerator: value, denominator: 1 });
const isOne = (e: Expression): boolean => e.kind === "number" && e.numerator === 1 && e.denominator === 1;

/** Splits an expression over one fraction bar. Neither side holds a factor of 1, but for a lone one above. */
export function asFraction(expression: Expression): Fraction {
  const factors = expression.kind === "product" ? expression.factors : [expression];
  const above: Expression[] = [];
  const below: Expression[] = [];
  let negative = false;
  factors.forEach((factor, index) => {
    if (factor.kind === "number") {
      // Only the leading number gives the sign, so that a negative one inside keeps its place and its brackets.
      if (factor.numerator < 0 && index === 0) negative = true;
      const numerator = index === 0 ? Math.abs(factor.numerator) : factor.numerator;
      above.push(integer(numerator));
      if (factor.denominator !== 1) below.push(integer(factor.denominator));
    } else if (factor.kind === "decimal" && factor.value < 0 && index === 0) {
      negative = true;
      above.push({ kind: "decimal", value: -factor.value });
    } else {
      const inverse = inverted(factor);
      if (inverse) below.push(inverse);
      else above.push(factor);
    }
  });
  const kept = above.filter((factor) => !isOne(factor));
  return { negative, above: kept.length > 0 ? kept : [one], below: below.filter((factor) => !isOne(factor)) };
}

/** 1/u for a power with a negative numeric exponent; null for anything else. */
function inverted(factor: Expression): Expression | null {
  if (factor.kind !== "power" || factor.exponent.kind !== "number" || factor.exponent.numerator >= 0)
    return null;
  const exponent: NumberNode = { ...factor.exponent, numerator: -factor.exponent.numerator };
  return isOne(exponent) ? factor.base : { kind: "power", base: factor.base, exponent };
}

/** The degree n of an n-th root, for a power with exponent 1/n; null for anything else. */
export function rootDegree(expression: Expression): number | null {
  if (expression.kind !== "power" || expression.exponent.kind !== "number") return null;
  const { numerator, denominator } = expression.exponent;
  return numerator === 1 && denominator > 1 ? denominator : null;
}

/** A term of a sum: its sign, and the rest without it. */
export function signedTerm(term: Expression): { readonly negative: boolean; readonly rest: Expression } {
  if (term.kind === "number" && term.numerator < 0)
    return { negative: true, rest: { ...term, numerator: -term.numerator } };
  if (term.kind === "decimal" && term.value < 0)
    return { negative: true, rest: { kind: "decimal", value: -term.value } };
  if (term.kind !== "product") return { negative: false, rest: term };
  const [first, ...others] = term.factors;
  if (first?.kind === "number" && first.numerator < 0) {
    const positive: NumberNode = { ...first, numerator: -first.numerator };
    const factors = isOne(positive) ? others : [positive, ...others];
    return { negative: true, rest: factors.length === 1 ? factors[0]! : { kind: "product", factors } };
  }
  if (first?.kind === "decimal" && first.value < 0) {
    return {
      negative: true,
      rest: { kind: "product", factors: [{ kind: "decimal", value: -first.value }, ...others] },
    };
  }
  return { negative: false, rest: term };
}

/** A double as a plain literal that reads back as the same double; never in a form that a name could be taken for. */
export function decimalText(value: number): string {
  return String(value).replace("e+", "e");
}
