import { languageOf } from "@/lib/language/languages";
import type { Messages } from "@/lib/language/messages";
import { translateTo } from "@/lib/language/translate";

type Done = keyof Messages["review"]["done"];

/** What an action answers when it is done, in the language of the browser that asked. */
export const tell = (headers: Headers, done: Done, values?: Record<string, number>) => ({
  message: translateTo(languageOf(headers))(`review.done.${done}`, values),
});
