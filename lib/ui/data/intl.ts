import type { Language } from "@/lib/language/languages";

/** English is the British one, whose dates put the day first, but writes dollars as "$". */
const localeOf: Readonly<Record<Language, string>> = { en: "en-GB", ja: "ja-JP" };
const moneyLocaleOf: Readonly<Record<Language, string>> = { en: "en-US", ja: "ja-JP" };

/** A formatter takes a tenth of a millisecond to make: each is made once, and a page of a table asks for hundreds. */
const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

export function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const locale = (options.style === "currency" ? moneyLocaleOf : localeOf)[language];
  return kept(`${locale} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options));
}

/** The time zone is fixed, so that the server and the browser write the same text. */
export function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = localeOf[language];
  return kept(
    `${locale} ${JSON.stringify(options)}`,
    () => new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }),
  );
}

function kept<F extends Intl.NumberFormat | Intl.DateTimeFormat>(name: string, make: () => F): F {
  const known = made.get(name) as F | undefined;
  const format = known ?? make();
  if (!known) made.set(name, format);
  return format;
}
