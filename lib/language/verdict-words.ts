import { english } from "./messages/english";
import { translateTo } from "./translate";
import type { MessageKey, Text } from "./words";

const { undecided, ...sentences } = english.verdicts;
type Reason = keyof typeof undecided;

/** "At x = {x} …" as a pattern that finds what stands in the places. */
const patternOf = (sentence: string): RegExp =>
  new RegExp(
    `^${sentence.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&").replaceAll(/\{(\w+)\}/g, "(?<$1>.+?)")}$`,
    "s",
  );

const patterns = Object.entries(sentences).map(
  ([name, sentence]) => [`verdicts.${name}` as MessageKey, patternOf(sentence)] as const,
);

const reasons = (Object.keys(undecided) as Reason[]).map((reason) => {
  const key = `verdicts.undecided.${reason}` as const;
  return { key, sentence: translateTo("en")(key, { detail: "none" }) };
});

/**
 * What the verifier said of an answer. Attempts are stored with its English sentence, which is recognised here; what is no
 * such sentence stays as it is. For servers: it knows the English texts.
 */
export function verdictWords(explanation: string): Text {
  for (const [key, pattern] of patterns) {
    const found = pattern.exec(explanation);
    if (found) return { key, values: { ...found.groups } };
  }
  for (const { key, sentence } of reasons) {
    if (explanation === sentence) return { key, values: { detail: "none" } };
    if (explanation.startsWith(`${sentence} (`) && explanation.endsWith(")"))
      return { key, values: { detail: explanation.slice(sentence.length + 2, -1) } };
  }
  return explanation;
}
