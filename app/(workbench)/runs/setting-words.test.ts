import { createTranslator } from "use-intl/core";
import { expect, it } from "vitest";
import { z } from "zod";
import { messages } from "@/lib/language/messages";
import { runConfigSchemas } from "@/lib/runs/config";
import { rayConfigSchemas, rayPresets } from "@/lib/runs/ray/config";
import { type SettingsOf, settingChoice, settingHint, settingTitle } from "./setting-words";

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
  expect(settingTitle(english, name)).toMatch(/^[A-Zv]/);
  expect(settingTitle(japanese, name)).toMatch(isJapanese);
  expect(settingHint(english, of, name)).toBe(description);
  if (description) expect(settingHint(japanese, of, name)).toMatch(isJapanese);
});

it("every choice has a name in both languages", () => {
  for (const [, name, property] of fields)
    for (const value of property.enum ?? []) {
      expect(settingChoice(english, name, value)).toBe(value);
      expect(settingChoice(japanese, name, value)).toMatch(isJapanese);
    }
});

it("every preset has its English title and source in the messages", () => {
  const given = Object.fromEntries(rayPresets.map(({ id, title, source }) => [id, { title, source }]));
  expect(messages.en.runSettings.presets).toEqual(given);
});
