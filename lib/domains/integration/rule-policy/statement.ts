import { definiteProblem } from "../definite-problem";
import { canonicalForm, type Expression } from "../expression";
import { looksDefinite, parseExpression } from "../notation";
import { splitConstant } from "./algebra";

/** A problem as the policy works on it: integrand = constant·rest; `bounds` where it asks for a value. */
export type PolicyProblem = {
  readonly statement: string;
  readonly integrand: Expression;
  readonly constant: Expression;
  readonly rest: Expression;
  readonly bounds: { readonly from: Expression; readonly to: Expression } | null;
};

const mostStatements = 50_000;
const known = new Map<string, PolicyProblem | null>();

/** Null where the text cannot be read, or asks for more than the policy can do: it has no step for an infinite bound. */
export function parseStatement(statement: string): PolicyProblem | null {
  const found = known.get(statement);
  if (found !== undefined) return found;
  const read = readStatement(statement);
  const problem = read && { statement, ...read, ...splitConstant(canonicalForm(read.integrand)) };
  if (known.size >= mostStatements) known.clear();
  known.set(statement, problem);
  return problem;
}

function readStatement(statement: string): Pick<PolicyProblem, "integrand" | "bounds"> | null {
  if (!looksDefinite(statement)) {
    const read = parseExpression(statement);
    return read.ok ? { integrand: read.value, bounds: null } : null;
  }
  const read = definiteProblem(statement);
  if (!read.ok) return null;
  const { integrand, from, to } = read.value;
  return typeof from === "string" || typeof to === "string" ? null : { integrand, bounds: { from, to } };
}
