import { children, type Expression } from "../expression";

/**
 * What an expression in canonical form is made of: its kinds of nodes, its functions, its powers, and which stands
 * directly in which, and the numbers among terms and factors, with what these stand in. Where a shape occurs in a formula, each token of the shape is one of the formula: matching compares
 * kinds, names and numbers all the way down to the blanks.
 */
export function shapeTokens(expression: Expression, blanks: ReadonlySet<string> = new Set()): string[] {
  const tokens = new Set<string>();
  const visit = (part: Expression): void => {
    const kind = kindOf(part);
    if (kind === null) return;
    tokens.add(kind);
    const power = exponentOf(part);
    if (power !== null) tokens.add(power);
    if (kind !== "power") for (const number of numbersIn(part)) tokens.add(`${kind} ${number}`);
    for (const child of children(part)) {
      const inner = child.kind === "variable" && blanks.has(child.name) ? null : kindOf(child);
      if (inner !== null) tokens.add(`${kind}>${inner}`);
      if (inner === "sum" || inner === "product")
        for (const number of numbersIn(child)) tokens.add(`${kind}>${inner} ${number}`);
      visit(child);
    }
  };
  visit(expression);
  return [...tokens];
}

const numbersIn = (e: Expression): string[] =>
  children(e).flatMap((child) =>
    child.kind === "number" ? [`${child.numerator}/${child.denominator}`] : [],
  );

function kindOf(e: Expression): string | null {
  if (e.kind === "function") return e.name;
  return e.kind === "sum" || e.kind === "product" || e.kind === "power" ? e.kind : null;
}

/** A power below a fraction bar counts as the one above it, as in matching. */
function exponentOf(e: Expression): string | null {
  if (e.kind !== "power" || e.exponent.kind !== "number") return null;
  return `power ${Math.abs(e.exponent.numerator)}/${e.exponent.denominator}`;
}
