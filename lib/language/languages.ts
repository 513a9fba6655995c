/** What Ladderboard can be read in. */
export const languages = ["en", "ja"] as const;
export type Language = (typeof languages)[number];

/** Each in its own language, so that who cannot read the one shown finds theirs. */
export const languageNames: Readonly<Record<Language, string>> = { en: "English", ja: "日本語" };

/** The cookie in which a browser keeps its chosen language; absent means what the browser asks for. */
export const languageCookie = "ladderboard-language";
export const languageCookieAttributes = { path: "/", sameSite: "lax", maxAge: 365 * 86_400 } as const;

export function readLanguage(value: string | undefined): Language | undefined {
  return languages.find((language) => language === value);
}

/** The language of ours that an Accept-Language header ranks highest; English where it names none. */
export function preferredLanguage(header: string | null): Language {
  let best: { language: Language; weight: number } = { language: "en", weight: 0 };
  for (const part of (header ?? "").split(",")) {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
    const weight = quality === undefined ? 1 : Number(quality);
    const language = readLanguage(tag.split("-")[0]);
    if (language && weight > best.weight) best = { language, weight };
  }
  return best.language;
}

/** The language chosen in the browser that a request comes from. */
export function chosenLanguage(headers: Pick<Headers, "get">): Language | undefined {
  const pairs = headers.get("cookie")?.split(/;\s*/) ?? [];
  const kept = pairs.find((pair) => pair.startsWith(`${languageCookie}=`))?.slice(languageCookie.length + 1);
  return readLanguage(kept);
}

/** The language a request is answered in: the one chosen in its browser, else the one that it asks for. */
export function languageOf(headers: Pick<Headers, "get">): Language {
  return chosenLanguage(headers) ?? preferredLanguage(headers.get("accept-language"));
}
