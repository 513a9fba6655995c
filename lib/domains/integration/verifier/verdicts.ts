import type { Verdict } from "../../domain";
import type { Expression } from "../expression";
import { printAscii } from "../notation";

/** Why a check can end without a verdict; the words are for the person who reviews it. */
const reasons = {
  "unreadable-problem": "The problem cannot be read.",
  "unreadable-answer": "The answer cannot be read.",
  "foreign-name": "There is a letter other than x in it.",
  "too-large": "The expression is too large to be checked.",
  "too-costly": "The check would take too long.",
  "undefined-problem": "The problem has no value anywhere: a constant part of it is undefined.",
  "undefined-answer": "The answer has no value wherever it was evaluated.",
  "few-points-of-problem":
    "Too few points were found where the integrand has a real value that is known well enough.",
  "few-points-of-answer": "Rounding hides the derivative of the answer at nearly every point.",
  "too-many-branches": "The answer has too many absolute values, roots and logarithms to follow each.",
  "unreached-branch":
    "There is a stretch between two breaks of the answer where it could not be evaluated well enough.",
  "not-a-constant": "The value of a definite integral does not depend on x; the answer does.",
  "undefined-bounds": "The bounds have no real value.",
  "unsettled-integral":
    "Quadrature of the integral does not settle: it may diverge, or the integrand is too wild for it.",
  "nearly-equal": "Answer and quadrature differ by little more than the error of the quadrature.",
  "invisible-part":
    "A part of the answer changes its derivative by less than can be seen at any point that was tried, so nothing shows that it is right.",
} as const;
export type UndecidedReason = keyof typeof reasons;
export const undecidedReasons = Object.keys(reasons) as UndecidedReason[];

export function undecided(reason: UndecidedReason, detail: Expression | string | null = null): Verdict {
  const shown = detail === null || typeof detail === "string" ? detail : clipped(printAscii(detail));
  const explanation = shown === null ? reasons[reason] : `${reasons[reason]} (${shown})`;
  return { kind: "undecided", explanation, reason };
}

export function verified(xs: readonly number[], closeness: number): Verdict {
  let [low, high] = [xs[0]!, xs[0]!];
  for (const x of xs) [low, high] = [Math.min(low, x), Math.max(high, x)];
  const explanation = `The derivative of the answer agrees with the integrand at ${xs.length} points from ${shortNumber(low)} to ${shortNumber(high)}, on every branch, and every part of the answer was seen to matter.`;
  return { kind: "verified", explanation, closeness };
}

export function refuted(x: number, expected: number, actual: number, isReal: boolean): Verdict {
  const found = isReal ? `is ${shortNumber(actual)}` : "is not real";
  const explanation = `At x = ${x} the integrand is ${shortNumber(expected)}, but the derivative of the answer ${found}.`;
  return { kind: "refuted", explanation, counterexample: { x, expected, actual } };
}

const powersOfTen = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** Seven digits. Rounding by exact powers of ten takes a third of the time of toPrecision. */
function shortNumber(value: number): string {
  const decimals = 6 - Math.floor(Math.log10(Math.abs(value)));
  const unit = powersOfTen[Math.abs(decimals)];
  if (unit === undefined) return String(Number(value.toPrecision(7)));
  return String(decimals > 0 ? Math.round(value * unit) / unit : Math.round(value / unit) * unit);
}
const clipped = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
