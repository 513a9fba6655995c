import { expect, it } from "vitest";
import { preferredLanguage, readLanguage } from "./languages";

it.each([
  ["ja", "ja"],
  ["ja-JP,ja;q=0.9,en-US;q=0.8", "ja"],
  ["en-US,en;q=0.9,ja;q=0.8", "en"],
  ["fr-FR,fr;q=0.9,ja;q=0.5,en;q=0.4", "ja"],
  ["en;q=0.2, ja;q=0.7", "ja"],
  ["ja;q=0, en", "en"],
  ["de, *;q=0.5", "en"],
  ["javanese", "en"],
  ["ja;q=high", "ja"],
  ["", "en"],
  [null, "en"],
] as const)("a browser that asks for %j gets %s", (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});

it("knows its own languages only", () => {
  expect([
    readLanguage("ja"),
    readLanguage("JA"),
    readLanguage("constructor"),
    readLanguage(undefined),
  ]).toEqual(["ja", undefined, undefined, undefined]);
});
