import notation from "./messages/en/notation.json" with { type: "json" };
import verdicts from "./messages/en/verdicts.json" with { type: "json" };
import { recognizer } from "./recognize";
import type { Text, Words } from "./words";

const { reasons, details, unanswered, withDetail: _, ...whole } = verdicts;
const sentence = recognizer("verdicts", { ...whole, reasons, unanswered });
const detailedReason = recognizer(
  "verdicts.reasons",
  Object.fromEntries(Object.entries(reasons).map(([name, reason]) => [name, `${reason} ({detail})`])),
);
const detail = recognizer("verdicts.details", details);
const readFailure = recognizer("notation", notation);

/**
 * What a verdict's explanation says, in words. Attempts store it in English, the language of the command line and of
 * trainers; what a verdict of another origin says stays as it is. Client components that say it are sent the areas
 * `verdicts` and `notation`.
 */
export function verdictWords(explanation: string): Text {
  const detailed = detailedReason(explanation);
  if (!detailed) return sentence(explanation) ?? explanation;
  const { key, values } = detailed;
  return { key: "verdicts.withDetail", values: { reason: { key }, detail: detailWords(values.detail!) } };
}

/** Why a formula cannot be read, in words. */
export const readFailureWords = (message: string): Text => readFailure(message) ?? message;

/** Names and formulas stand as they are. */
function detailWords(text: string): string | Words {
  const known = detail(text);
  if (known?.key !== "verdicts.details.placed") return known ?? text;
  return { ...known, values: { ...known.values, message: readFailureWords(known.values.message!) } };
}
