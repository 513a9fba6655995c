import { type Expression, mapChildren, variable } from "../expression";
import { printLatex } from "../notation";

/** Stand-ins are Greek letters that no formula may hold (a formula has one variable, and it is Latin). */
const standIn = (index: number): string => `ψ${"ω".repeat(index + 1)}φ`;

/** The formula's LaTeX with a box around each of these parts, which are nodes of it. */
export function markedLatex(expression: Expression, marked: ReadonlySet<Expression>): string {
  const boxed: Expression[] = [];
  const replaced = (part: Expression): Expression => {
    if (!marked.has(part)) return mapChildren(part, replaced);
    boxed.push(part);
    return variable(standIn(boxed.length - 1));
  };
  const outline = printLatex(replaced(expression));
  return boxed.reduce(
    (text, part, index) => text.replace(standIn(index), () => `\\boxed{${printLatex(part)}}`),
    outline,
  );
}
