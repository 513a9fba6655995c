import { type Expression, one } from "../expression";
import { isZeroExpression, mul, neg, splitConstant, termsOf } from "./algebra";
import type { RuleId } from "./rules";

/** coefficient·∫integrand; after it is integrated, x in the result stands for `back` (null: for x itself). */
export type Part = {
  readonly coefficient: Expression;
  readonly integrand: Expression;
  readonly back: Expression | null;
};

/**
 * A step the policy may take: ∫f dx is rewritten as known + the sum of the parts. `detail` names the choice within the
 * rule (which table entry, what kind of inner function) and is what the policy sees of it.
 */
export type Move = {
  readonly rule: RuleId;
  readonly detail: string;
  readonly known: Expression | null;
  readonly parts: readonly Part[];
};

/** A part with the factors free of x taken in front of the integral; none for a zero integrand. */
export function part(
  integrand: Expression,
  coefficient: Expression = one,
  back: Expression | null = null,
): Part[] {
  if (isZeroExpression(integrand)) return [];
  const { constant, rest } = splitConstant(integrand);
  return [{ coefficient: mul(coefficient, constant), integrand: rest, back }];
}

export const done = (rule: RuleId, detail: string, known: Expression): Move => ({
  rule,
  detail,
  known,
  parts: [],
});
export const rewritten = (rule: RuleId, detail: string, integrand: Expression): Move => ({
  rule,
  detail,
  known: null,
  parts: part(integrand),
});
/** ∫f dx = F(back) where F is an antiderivative of `integrand`. */
export const substituted = (rule: RuleId, detail: string, integrand: Expression, back: Expression): Move => ({
  rule,
  detail,
  known: null,
  parts: part(integrand, one, back),
});
/** u·v − ∫v·u′. */
export const byParts = (rule: RuleId, detail: string, uv: Expression, vdu: Expression): Move => ({
  rule,
  detail,
  known: uv,
  parts: part(neg(vdu)),
});

/** Term by term, equal integrands together. */
export function termwise(rule: RuleId, detail: string, integrand: Expression): Move {
  return { rule, detail, known: null, parts: termsOf(integrand).flatMap((term) => part(term)) };
}
