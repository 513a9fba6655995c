import { createTranslator } from "use-intl/core";
import { expect, it } from "vitest";
import { z } from "zod";
import { messages } from "@/lib/language/messages";
import { runConfigSchemas } from "@/lib/runs/config";
import { rayConfigSchemas, rayPresets } from "@/lib/runs/ray/config";
import { fieldWords, type SettingsOf } from "./setting-words";

const translator = (locale: "en" | "ja") =>
  createTranslator({ locale, messages: messages[locale], namespace: "runSettings" });
const [english, japanese] = [translator("en"), translator("ja")];
const schemas: Record<SettingsOf, z.ZodObject> = {
  ...runConfigSchemas,
  rayGenerate: rayConfigSchemas.generate,
  rayAttempts: rayConfigSchemas.verify,
  rayTrain: rayConfigSchemas.train,
  rayTtrl: rayConfigSchemas.ttrl,
};
type Property = { description?: string; enum?: string[] };
const fields = Object.entries(schemas).flatMap(([of, schema]) =>
  Object.entries(z.toJSONSchema(schema).properties as Record<string, Property>).map(
    ([name, property]) => [of as SettingsOf, name, property] as const,
  ),
);
const isJapanese = /[ぁ-ヿ一-鿿]/;

it.each(fields)("the setting %s.%s is explained in both languages", (of, name, { description = "" }) => {
  const [inEnglish, inJapanese] = [fieldWords(english, of), fieldWords(japanese, of)];
  expect(inEnglish.title(name)).toMatch(/^[A-Zv]/);
  expect(inJapanese.title(name)).toMatch(isJapanese);
  expect(inEnglish.hint(name)).toBe(description);
  if (description) expect(inJapanese.hint(name)).toMatch(isJapanese);
});

it("every choice has a name in both languages", () => {
  for (const [of, name, property] of fields)
    for (const value of property.enum ?? []) {
      expect(fieldWords(english, of).choice(name, value)).toBe(value);
      expect(fieldWords(japanese, of).choice(name, value)).toMatch(isJapanese);
    }
});

it("every preset has its English title and source in the messages", () => {
  const given = Object.fromEntries(rayPresets.map(({ id, title, source }) => [id, { title, source }]));
  expect(messages.en.runSettings.presets).toEqual(given);
});
