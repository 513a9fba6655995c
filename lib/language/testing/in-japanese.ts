import { expect } from "vitest";
import { translateTo } from "../translate";
import { say, type Text } from "../words";

/** What a Japanese reader sees of a text; a text in which English is left fails the test. */
export function inJapanese(text: Text): string {
  const said = say(translateTo("ja"), text);
  expect(said).toMatch(/[ぁ-ヿ]/);
  expect(said).not.toMatch(/[A-Za-z]{2,},? [a-z]{2,}/);
  return said;
}
