import type { Verdict } from "../../domain";
import { type Expression, substitute, variable as variableNamed } from "../expression";
import { looksDefinite, readAnswer, readDefinite, readIntegrand } from "../notation";
import { NotCompilable } from "./compile";
import { verifyDefinite } from "./definite";
import { Integrand } from "./integrand";
import { undecided } from "./verdicts";
import { verifyCompiled } from "./verify";

export { NotCompilable } from "./compile";
export { verifyDefinite } from "./definite";
export { Integrand } from "./integrand";
export { type PlotPoint, plotSeries } from "./plot";
export type { UndecidedReason } from "./verdicts";
export { verifyCompiled } from "./verify";

/** Integrands kept ready; a trainer asks about the same thousand again and again. */
const mostKept = 1_000;
const byText = new Map<string, Integrand | Verdict>();
const byExpression = new WeakMap<Expression, Integrand | Verdict>();

/**
 * Whether `answer` is an antiderivative of `integrand` as a function of x, wherever the integrand is real and finite
 * (docs/verification.md). A text that is a definite integral is compared with its value instead. Never throws; texts are read as models write them. `seed` decides where they are compared, and
 * nothing else: keep it from whoever writes the answers.
 */
export function verifyAntiderivative(
  integrand: string | Expression,
  answer: string | Expression,
  seed: string,
): Verdict {
  if (typeof integrand === "string" && looksDefinite(integrand)) return verifyDefiniteText(integrand, answer);
  const prepared = typeof integrand === "string" ? preparedText(integrand) : preparedTree(integrand);
  if (!(prepared instanceof Integrand)) return prepared;
  if (typeof answer !== "string") return verifyCompiled(prepared, answer, seed);
  const read = readAnswer(answer);
  return read.ok
    ? verifyCompiled(prepared, read.value, seed)
    : undecided("unreadable-answer", placed(read.error));
}

function verifyDefiniteText(text: string, answer: string | Expression, variable = "x"): Verdict {
  const problem = readDefinite(text, { variable });
  if (!problem.ok) return undecided("unreadable-problem", placed(problem.error));
  const value =
    typeof answer === "string" ? readAnswer(answer, { variable }) : { ok: true as const, value: answer };
  if (!value.ok) return undecided("unreadable-answer", placed(value.error));
  const { integrand, from, to } = problem.value;
  return verifyDefinite(substitute(integrand, variable, x), from, to, substitute(value.value, variable, x));
}

/** As `verifyAntiderivative`, for texts in another variable than x. Never throws. */
export function verifyInVariable(integrand: string, answer: string, variable: string, seed: string): Verdict {
  if (variable === "x") return verifyAntiderivative(integrand, answer, seed);
  if (looksDefinite(integrand)) return verifyDefiniteText(integrand, answer, variable);
  const problem = readIntegrand(integrand, { variable });
  if (!problem.ok) return undecided("unreadable-problem", placed(problem.error));
  const solution = readAnswer(answer, { variable });
  if (!solution.ok) return undecided("unreadable-answer", placed(solution.error));
  const inX = (expression: Expression) => substitute(expression, variable, x);
  return verifyAntiderivative(inX(problem.value), inX(solution.value), seed);
}

const x = variableNamed("x");

const placed = ({ message, position }: { message: string; position: number }): string =>
  `${message}, at character ${position + 1}`;

function preparedText(text: string): Integrand | Verdict {
  const known = byText.get(text);
  if (known !== undefined) {
    // Back to the end of the line: the first in it is the one least recently used.
    byText.delete(text);
    byText.set(text, known);
    return known;
  }
  const read = readIntegrand(text);
  const fresh = read.ok ? prepare(read.value) : undecided("unreadable-problem", placed(read.error));
  if (byText.size >= mostKept) byText.delete(byText.keys().next().value!);
  byText.set(text, fresh);
  return fresh;
}

function preparedTree(expression: Expression): Integrand | Verdict {
  let known = byExpression.get(expression);
  if (known === undefined) {
    known = prepare(expression);
    byExpression.set(expression, known);
  }
  return known;
}

function prepare(expression: Expression): Integrand | Verdict {
  try {
    return new Integrand(expression);
  } catch (problem) {
    if (problem instanceof NotCompilable) return undecided(problem.reason, problem.message);
    throw problem;
  }
}
