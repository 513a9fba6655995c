import { createTranslator } from "use-intl/core";
import type { Language } from "./languages";
import { messages } from "./messages";
import type { Translate } from "./words";

const translators: Readonly<Record<Language, Translate>> = {
  en: createTranslator({ locale: "en", messages: messages.en }),
  ja: createTranslator({ locale: "ja", messages: messages.ja }),
};

/** Writes texts where there is no React: in answers of actions, and in reports. */
export const translateTo = (language: Language): Translate => translators[language];
