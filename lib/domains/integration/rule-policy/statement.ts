import { canonicalForm, type Expression } from "../expression";
import { parseExpression } from "../notation";
import { splitConstant } from "./algebra";

/** A problem as the policy works on it: statement = constant·rest. */
export type PolicyProblem = {
  readonly statement: string;
  readonly integrand: Expression;
  readonly constant: Expression;
  readonly rest: Expression;
};

const mostStatements = 50_000;
const known = new Map<string, PolicyProblem | null>();

/** Null where the text cannot be read. */
export function parseStatement(statement: string): PolicyProblem | null {
  const found = known.get(statement);
  if (found !== undefined) return found;
  const read = parseExpression(statement);
  const problem = read.ok
    ? { statement, integrand: read.value, ...splitConstant(canonicalForm(read.value)) }
    : null;
  if (known.size >= mostStatements) known.clear();
  known.set(statement, problem);
  return problem;
}
