import type { Expression } from "../expression";
import { changedParts } from "./changed-parts";
import { markedLatex } from "./marked-latex";

/** What a variant changed of its parent's formula: both as LaTeX, the parts without a counterpart in boxes. */
export function markDifference(before: Expression, after: Expression): { before: string; after: string } {
  const [one, other] = [apart(before), apart(after)];
  const changed = changedParts(one, other);
  return { before: markedLatex(one, changed.before), after: markedLatex(other, changed.after) };
}

/** A copy in which no node stands twice, so that a mark on one place is a mark on no other. */
const apart = (expression: Expression): Expression => JSON.parse(JSON.stringify(expression)) as Expression;
