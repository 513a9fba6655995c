import type { Verdict } from "../../domain";
import type { Expression } from "../expression/expression";
import { readAnswer, readIntegrand } from "../notation";
import { Integrand } from "./integrand";
import { NotCompilable } from "./tape";
import { undecided, verifyCompiled } from "./verify";

export { Integrand } from "./integrand";
export { plotSeries } from "./plot";
export { verifyCompiled } from "./verify";

/** Integrands kept ready; a trainer asks about the same thousand again and again. */
const mostKept = 2_000;
const byText = new Map<string, Integrand>();
const byExpression = new WeakMap<Expression, Integrand>();

/**
 * Is `answer` an antiderivative of `integrand`? Never throws; texts are read as models write them. `seed` decides which points
 * are looked at, and should be unknown to whoever writes the answer.
 */
export function verifyAntiderivative(
  integrand: string | Expression,
  answer: string | Expression,
  seed: string,
): Verdict {
  try {
    const prepared = typeof integrand === "string" ? preparedText(integrand) : preparedExpression(integrand);
    if (typeof prepared === "string")
      return undecided("unreadable", `The problem cannot be read: ${prepared}.`);
    if (typeof answer !== "string") return verifyCompiled(prepared, answer, seed);
    const read = readAnswer(answer);
    if (!read.ok) {
      const { message, position } = read.error;
      return undecided("unreadable", `The answer cannot be read: ${message} (at character ${position + 1}).`);
    }
    return verifyCompiled(prepared, read.value, seed);
  } catch (error) {
    if (error instanceof NotCompilable)
      return undecided("unreadable", `The problem cannot be evaluated: ${error.message}.`);
    throw error;
  }
}

/** The prepared integrand, or why it cannot be read. */
function preparedText(text: string): Integrand | string {
  const known = byText.get(text);
  if (known) return known;
  const read = readIntegrand(text);
  if (!read.ok) return `${read.error.message} (at character ${read.error.position + 1})`;
  const integrand = new Integrand(read.value);
  if (byText.size >= mostKept) byText.delete(byText.keys().next().value!);
  byText.set(text, integrand);
  return integrand;
}

function preparedExpression(expression: Expression): Integrand {
  let integrand = byExpression.get(expression);
  if (!integrand) {
    integrand = new Integrand(expression);
    byExpression.set(expression, integrand);
  }
  return integrand;
}
