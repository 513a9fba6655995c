import type { Read, Verdict } from "../../domain";
import { type Expression, substitute, variable as variableNamed } from "../expression";
import { type DefiniteIntegral, looksDefinite, readAnswer, readDefinite, readIntegrand } from "../notation";
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

/** A problem ready to be checked; a verdict where that is all there is to say. */
type Prepared = Integrand | DefiniteIntegral | Verdict;

/** Problems kept ready; a trainer asks about the same thousand again and again. */
const mostKept = 1_000;
const byText = new Map<string, Prepared>();
/**
 * The last problems asked about, the latest of them in `latest`. One seen for the first time is not kept ready: to collect
 * what is kept for nothing costs more than to prepare it twice.
 */
let latest = new Set<string>();
let earlier = new Set<string>();
const byExpression = new WeakMap<Expression, Integrand | Verdict>();

/**
 * Whether `answer` is an antiderivative of `integrand` as a function of x, wherever the integrand is real and finite
 * (docs/verification.md). A text that is a definite integral is compared with its value instead. Never throws; texts are
 * read as models write them. `seed` decides where they are compared, and nothing else: keep it from whoever writes the
 * answers.
 */
export function verifyAntiderivative(
  integrand: string | Expression,
  answer: string | Expression,
  seed: string,
): Verdict {
  const prepared = typeof integrand === "string" ? preparedText(integrand) : preparedTree(integrand);
  if ("explanation" in prepared) return prepared;
  if (typeof answer !== "string") return judge(prepared, answer, seed);
  const read = readAnswer(answer);
  return read.ok ? judge(prepared, read.value, seed) : undecided("unreadable-answer", placed(read.error));
}

function judge(problem: Integrand | DefiniteIntegral, answer: Expression, seed: string): Verdict {
  if (problem instanceof Integrand) return verifyCompiled(problem, answer, seed);
  return verifyDefinite(problem.integrand, problem.from, problem.to, answer);
}

/** As `verifyAntiderivative`, for texts in another variable than x. Never throws. */
export function verifyInVariable(integrand: string, answer: string, variable: string, seed: string): Verdict {
  if (variable === "x") return verifyAntiderivative(integrand, answer, seed);
  const inX = (expression: Expression) => substitute(expression, variable, x);
  const problem = readProblem(integrand, variable);
  if (!problem.ok) return undecided("unreadable-problem", placed(problem.error));
  const solution = readAnswer(answer, { variable });
  if (!solution.ok) return undecided("unreadable-answer", placed(solution.error));
  if ("kind" in problem.value) return verifyAntiderivative(inX(problem.value), inX(solution.value), seed);
  const { integrand: f, from, to } = problem.value;
  return verifyDefinite(inX(f), from, to, inX(solution.value));
}

/** An integrand, or a definite integral with its bounds. */
const readProblem = (text: string, variable: string): Read<Expression | DefiniteIntegral> =>
  looksDefinite(text) ? readDefinite(text, { variable }) : readIntegrand(text, { variable });

const x = variableNamed("x");

const placed = ({ message, position }: { message: string; position: number }): string =>
  `${message}, at character ${position + 1}`;

function preparedText(text: string): Prepared {
  const known = byText.get(text);
  if (known !== undefined) {
    // Back to the end of the line: the first in it is the one least recently used.
    byText.delete(text);
    byText.set(text, known);
    return known;
  }
  const fresh = preparedAnew(text);
  if (latest.has(text) || earlier.has(text)) {
    if (byText.size >= mostKept) byText.delete(byText.keys().next().value!);
    byText.set(text, fresh);
  } else {
    if (latest.size >= mostKept) [earlier, latest] = [latest, new Set()];
    latest.add(text);
  }
  return fresh;
}

function preparedAnew(text: string): Prepared {
  const read = readProblem(text, "x");
  if (!read.ok) return undecided("unreadable-problem", placed(read.error));
  return "kind" in read.value ? prepare(read.value) : read.value;
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
