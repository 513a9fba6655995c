import { expect, it } from "vitest";
import { integrationDomain } from "@/lib/domains/integration";
import { shownName } from "@/lib/language/bundled-words";
import { messages } from "@/lib/language/messages";
import { translateTo } from "@/lib/language/translate";

const [english, japanese] = [translateTo("en"), translateTo("ja")];

it("what ships is named in the reader's language, and stays in English as it is stored", () => {
  for (const [key, text] of Object.entries(messages.en.bundled)) {
    const name = text.replace("{number}", "12");
    expect(shownName(english, name)).toBe(name);
    const expected = messages.ja.bundled[key as keyof typeof messages.ja.bundled];
    expect(shownName(japanese, name)).toBe(expected.replace("{number}", "12"));
  }
  const sources = [...integrationDomain.problemSets.benchmark, ...integrationDomain.problemSets.training];
  for (const { source } of sources) expect(shownName(japanese, source)).not.toBe(source);
});

it.each([
  "Built-in rule policy of ours",
  "Built-in rule policy vast",
  "Undergraduate integrals 2",
  "大学の積分",
])("%s is a name that people gave", (name) => {
  expect(shownName(japanese, name)).toBe(name);
});
