import { createTranslator } from "use-intl/core";
import type { KnowingTranslate } from "./domain-titles";
import type { Language } from "./languages";
import { messages } from "./messages";

const translators: Readonly<Record<Language, KnowingTranslate>> = {
  en: createTranslator({ locale: "en", messages: messages.en }),
  ja: createTranslator({ locale: "ja", messages: messages.ja }),
};

/** Writes texts where there is no React: in answers of actions, and in reports. */
export const translateTo = (language: Language): KnowingTranslate => translators[language];
