import verdicts from "./messages/en/verdicts.json" with { type: "json" };
import { recognizer } from "./recognize";
import type { Text, Words } from "./words";

const { undecided, details, unreadable, withDetail: _, ...whole } = verdicts;
const sentence = recognizer("verdicts", { ...whole, undecided });
const detailedReason = recognizer(
  "verdicts.undecided",
  Object.fromEntries(Object.entries(undecided).map(([name, reason]) => [name, `${reason} ({detail})`])),
);
const detail = recognizer("verdicts.details", details);
const readFailure = recognizer("verdicts.unreadable", unreadable);

/**
 * What a verdict's explanation says, in words. Attempts store it in English, the language of the command line and of
 * trainers; what a verdict of another origin says stays as it is. For servers: it knows the English texts.
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
