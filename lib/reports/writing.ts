import type { Interval } from "@/lib/curriculum";
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
  readonly level: (level: number) => string;
  readonly percent: (share: number | null) => string;
  /** An interval of shares. */
  readonly range: (interval: Interval) => string;
  readonly number: (value: number | null, digits?: number) => string;
};

/** Stands where there is nothing to say. */
export const absent = "–";
/** As the pages write it. */
const timeIn = (locale: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" });
const times: Readonly<Record<Language, Intl.DateTimeFormat>> = { en: timeIn("en-GB"), ja: timeIn("ja-JP") };

export function writingIn(language: Language): Writing {
  const t = translateTo(language);
  const number: Writing["number"] = (value, digits = 2) => value?.toFixed(digits) ?? absent;
  return {
    language,
    t,
    number,
    text: (text) => say(t, text),
    at: (at) => `${times[language].format(at)} UTC`,
    level: (level) => (level === 0 ? t("reports.roots") : t("reports.level", { level })),
    range: ({ low, high }) => t("reports.range", { low: number(100 * low, 1), high: number(100 * high, 1) }),
    percent: (share) => (share === null ? absent : t("reports.percent", { percent: number(100 * share, 1) })),
  };
}
