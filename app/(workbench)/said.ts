import { languageOf } from "@/lib/language/languages";
import { translateTo } from "@/lib/language/translate";
import { say, type Text } from "@/lib/language/words";

/** A text of an action's answer, in the language of who called it. */
export const said = (headers: Headers, text: Text): string => say(translateTo(languageOf(headers)), text);
