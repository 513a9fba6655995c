import { expect, it } from "vitest";
import { languageOf, preferredLanguage, readLanguage } from "./languages";

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

it("a language that was chosen goes before what the browser asks for", () => {
  const asked = (cookie: string) => languageOf(new Headers({ cookie, "accept-language": "ja" }));
  expect(asked("ladderboard-theme=dark; ladderboard-language=en")).toBe("en");
  expect(asked("ladderboard-language=tlh")).toBe("ja");
  expect(asked("not-ladderboard-language=en")).toBe("ja");
});
