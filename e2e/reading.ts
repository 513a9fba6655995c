import { expect } from "@playwright/test";
import type { KnowingTranslate } from "@/lib/language/domain-titles";
import { type Language, languageCookie, languages } from "@/lib/language/languages";
import { translateTo } from "@/lib/language/translate";
import { test as settled } from "./settled";

type Reading = {
  language: Language;
  /** What the pages say in that language: `t("monitor.title")`. */
  t: KnowingTranslate;
};

/** What a page's console says of a text that is missing, of two that differ between server and browser, or of a broken policy. */
const troubles =
  /MISSING_MESSAGE|FORMATTING_ERROR|INVALID_MESSAGE|hydrat|#418|#425|Content.Security.Policy|violates/i;

/** A test whose pages are read in one language, and which fails where a text of it is not there. */
export const test = settled.extend<Reading>({
  language: ["en", { option: true }],
  t: async ({ language }, use) => use(translateTo(language)),
  context: async ({ context, language, baseURL }, use) => {
    await context.addCookies([{ name: languageCookie, value: language, url: baseURL! }]);
    const said: string[] = [];
    context.on("console", (message) => {
      if (troubles.test(message.text())) said.push(message.text());
    });
    context.on("weberror", (error) => said.push(error.error().message));
    await use(context);
    expect(said).toEqual([]);
  },
});

/** The same flows once for each language that Ladderboard speaks. */
export function inEachLanguage(flows: (language: Language) => void): void {
  for (const language of languages)
    test.describe(language, () => {
      test.use({ language });
      flows(language);
    });
}

/** A text in which something of its own stands where the message has a placeholder; for `toHaveText` and the like. */
export function pattern(
  t: KnowingTranslate,
  key: Parameters<KnowingTranslate>[0],
  filled: Record<string, RegExp>,
): RegExp {
  const marks = Object.fromEntries(Object.keys(filled).map((name) => [name, `<<${name}>>`]));
  const literally = t(key, marks).replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return new RegExp(literally.replace(/<<(\w+)>>/g, (_, name: string) => filled[name]!.source));
}
