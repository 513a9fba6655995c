import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Read } from "@/lib/domains/domain";
import { readAnswer } from "@/lib/domains/integration/notation";
import { verifyAntiderivative } from "@/lib/domains/integration/verifier";
import { undecided, undecidedReasons } from "@/lib/domains/integration/verifier/verdicts";
import { inEnglish } from "@/lib/language/in-english";
import { translateTo } from "@/lib/language/translate";
import { readFailureWords, verdictWords } from "@/lib/language/verdict-words";
import { say, type Text } from "@/lib/language/words";

const japanese = (text: Text) => say(translateTo("ja"), text);

/** Read back from a text to the last letter, and not English in Japanese. */
function expectBothLanguages(text: string, words: Text) {
  expect(inEnglish(words)).toBe(text);
  expect(words, text).toBeTypeOf("object");
  expect(japanese(words)).toMatch(/[ぁ-ん]/);
}

describe("what the verifier says", () => {
  it.each(undecidedReasons)("has a Japanese text for %s, with a detail and without", (reason) => {
    for (const detail of [null, "x*(x + 1)", "between -1 and 2.5", "nested deeper than 400 levels"]) {
      const { explanation } = undecided(reason, detail);
      expectBothLanguages(explanation, verdictWords(explanation));
      expect(japanese(verdictWords(explanation))).not.toMatch(/between|nested/);
    }
  });

  const deep = (times: number) => `${"sin(".repeat(times)}x${")".repeat(times)}`;
  const wide = (terms: number) => Array.from({ length: terms }, (_, k) => `sin(${k + 2}*x)*x`).join(" + ");
  it.each([
    ["x^2", "x^3/3", "verified"],
    ["x^2", "x^3", "refuted"],
    ["1/x", "log(x)*sqrt(x-10)", "refuted"],
    ["∫_0^1 x dx", "1/2", "verified"],
    ["∫_0^1 x dx", "1/3", "refuted"],
    ["∫_0^1 x dx", "0.50000002", "undecided"],
    ["∫_0^1 x dx", "x", "undecided"],
    ["∫_0^1 1/x dx", "3", "undecided"],
    ["x^2", "(x", "undecided"],
    ["x^2", "erf(x)", "undecided"],
    ["x^2 +", "x", "undecided"],
    ["x", "x^2/2 + a(", "undecided"],
    ["x", deep(201), "undecided"],
    ["x", wide(1500), "undecided"],
    ["x", "log(x/0)", "undecided"],
  ])("says it in Japanese of ∫ %s: %s", (problem, answer, kind) => {
    const verdict = verifyAntiderivative(problem, answer, "seed");
    expect(verdict.kind).toBe(kind);
    expectBothLanguages(verdict.explanation, verdictWords(verdict.explanation));
  });

  it("puts its figures where Japanese has them", () => {
    const { explanation } = verifyAntiderivative("∫_0^1 x dx", "1/3", "seed");
    expect(japanese(verdictWords(explanation))).toMatch(
      /^数値積分の値は0\.5（誤差は最大[\d.e-]+）ですが、解答は0\.3333333333です。$/,
    );
    const unreadable = verifyAntiderivative("x", "(x", "seed").explanation;
    expect(japanese(verdictWords(unreadable))).toBe(
      '解答を読み取れません。（1文字目: "("が閉じられていません）',
    );
  });

  it("leaves what others wrote as it is", () => {
    expect(verdictWords("A teacher looked at it.")).toBe("A teacher looked at it.");
  });
});

describe("why a formula cannot be read", () => {
  it("has a Japanese text for each reason in the reader's code", () => {
    const messages = readerSources().flatMap(messagesIn);
    expect(messages.length).toBeGreaterThan(50);
    for (const message of messages) expectBothLanguages(message, readFailureWords(message));
  });

  it.each(["nan", "oo", "int(x)", "I*x", "erf(x)", "∫x", "x*∞", "±x", "я", "x\u2063", "x§"])("%s", (text) => {
    const read: Read<unknown> = readAnswer(text);
    expect(read.ok).toBe(false);
    if (!read.ok) expectBothLanguages(read.error.message, readFailureWords(read.error.message));
  });
});

function readerSources(): string[] {
  const folder = "lib/domains/integration";
  const files = readdirSync(`${folder}/notation`).filter((file) => /(?<!\.test)\.ts$/.test(file));
  return [`${folder}/index.ts`, ...files.map((file) => `${folder}/notation/${file}`)].map((file) =>
    readFileSync(file, "utf8"),
  );
}

/** The texts with which reading fails, with a word in each of their placeholders. */
function messagesIn(source: string): string[] {
  const failing =
    /(?:\bfail|ReadFailure|\brefuse)\(\s*(?:refusal\s*\?\s*`[^`]*`\s*:\s*)?("|`)((?:\\.|(?!\1)[\s\S])*)\1/g;
  return [...source.matchAll(failing)]
    .map(([, , text = ""]) => text.replace(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, "word").replace(/\\(.)/g, "$1"))
    .filter((text) => text !== "word word");
}
