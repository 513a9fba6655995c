import type { KnowingTranslate } from "@/lib/language/domain-titles";
import type { Language } from "@/lib/language/languages";
import { translateTo } from "@/lib/language/translate";
import { say, type Text } from "@/lib/language/words";

/** How a report writes in its reader's language. */
export type Writing = {
  readonly language: Language;
  readonly t: KnowingTranslate;
  readonly text: (text: Text) => string;
  readonly at: (at: Date) => string;
  readonly percent: (share: number | null) => string;
  readonly number: (value: number | null, digits?: number) => string;
};

const absent = "–";
const japaneseTime = new Intl.DateTimeFormat("ja-JP", {
  dateStyle: "medium",
  timeStyle: "medium",
  timeZone: "UTC",
});

export function writingIn(language: Language): Writing {
  const t = translateTo(language);
  const number: Writing["number"] = (value, digits = 2) => value?.toFixed(digits) ?? absent;
  return {
    language,
    t,
    number,
    text: (text) => say(t, text),
    // English reports are read by programs too.
    at: (at) => (language === "ja" ? `${japaneseTime.format(at)} UTC` : at.toISOString()),
    percent: (share) => (share === null ? absent : t("reports.percent", { percent: number(100 * share, 1) })),
  };
}
