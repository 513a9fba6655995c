import { createTranslator } from "use-intl/core";
import { expect, it } from "vitest";
import { ruleTitles } from "@/lib/domains/integration/rule-policy";
import { domains } from "@/lib/domains/registry";
import { ruleTitle, transformationTitle } from "@/lib/language/domain-titles";
import { messages } from "@/lib/language/messages";

const english = createTranslator({ locale: "en", messages: messages.en });
const japanese = createTranslator({ locale: "ja", messages: messages.ja });
const transformations = domains.flatMap((domain) => domain.transformations);

it("every transformation of every domain has its title in the messages, and no other has", () => {
  const titles = Object.fromEntries(transformations.map(({ id, title }) => [id, title]));
  expect(messages.en.transformations).toEqual(titles);
});

it("every rule has its title in the messages, and no other has", () => {
  expect(messages.en.rules).toEqual(ruleTitles);
});

it("gives titles in the reader's language, and what is stored where there is none", () => {
  expect(transformationTitle(english, "drop-term")).toBe("Drop a term");
  expect(transformationTitle(japanese, "drop-term")).toBe("項を除く");
  expect(transformationTitle(japanese, "of-another-time")).toBe("of-another-time");
  expect(ruleTitle(japanese, { rule: "parts", ruleTitle: "Integration by parts" })).toBe("部分積分");
  expect(ruleTitle(japanese, { ruleTitle: "Integration by parts" })).toBe("Integration by parts");
});
