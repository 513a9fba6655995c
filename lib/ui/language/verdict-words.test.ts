import { expect, it } from "vitest";
import { integrationDomain } from "@/lib/domains/integration";
import { refuted, type UndecidedReason, undecided } from "@/lib/domains/integration/verifier/verdicts";
import { inEnglish } from "@/lib/language/in-english";
import { messages } from "@/lib/language/messages";
import { translateTo } from "@/lib/language/translate";
import { verdictWords } from "@/lib/language/verdict-words";
import { say } from "@/lib/language/words";

/** Fails to compile where a reason has no message. */
const reasons: Readonly<Record<UndecidedReason, string>> = messages.en.verdicts.undecided;
const inJapanese = (explanation: string) => say(translateTo("ja"), verdictWords(explanation));

it.each(Object.keys(reasons) as UndecidedReason[])("recognises %s, with and without a detail", (reason) => {
  for (const { explanation } of [undecided(reason), undecided(reason, "x^2 (twice)")]) {
    expect(inEnglish(verdictWords(explanation))).toBe(explanation);
    expect(inJapanese(explanation)).not.toContain(".");
  }
  expect(inJapanese(undecided(reason, "x^2 (twice)").explanation)).toContain("（x^2 (twice)）");
});

it.each([
  ["2*x", "x^2", "解答の導関数は被積分関数と"],
  ["2*x", "x^3", "ですが、解答の導関数は0."],
  ["integrate(x, (x, 0, 2))", "2", "解答と一致します"],
  ["integrate(x, (x, 0, 2))", "3", "解答は3です"],
])("says in Japanese what the verifier says of %s and %s", (problem, answer, part) => {
  const { explanation } = integrationDomain.verify(problem, answer, "seed");
  expect(inEnglish(verdictWords(explanation))).toBe(explanation);
  expect(inJapanese(explanation)).toContain(part);
});

it("says in Japanese where the derivative has no real value", () => {
  const { explanation } = refuted(1.5, 2, Number.NaN, false);
  expect(inEnglish(verdictWords(explanation))).toBe(explanation);
  expect(inJapanese(explanation)).toContain("実数ではありません");
});

it("leaves alone what the verifier did not say", () => {
  expect(verdictWords("A text of another time.")).toBe("A text of another time.");
});
