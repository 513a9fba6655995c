import { createTranslator } from "use-intl/core";
import { english } from "./messages/english";
import { say, type Text, type Translate } from "./words";

export const translateToEnglish: Translate = createTranslator({ locale: "en", messages: english });

/** For the log, the command line and the HTTP interface, which speak English only. */
export const inEnglish = (text: Text): string => say(translateToEnglish, text);
