/** In this order: most browsers also name others, which they take after. */
const browsers = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Opera", /\bOPR\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:HeadlessChrome|Chrome|CriOS|Chromium)\//],
  ["Safari", /\bSafari\//],
] as const;
const systems = [
  ["Android", /\bAndroid\b/],
  ["iOS", /\b(?:iPhone|iPad)\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMac OS X\b/],
  ["Linux", /\bLinux\b/],
] as const;

/** What a User-Agent header calls itself, as people do: `Firefox · Linux`. Null where it is none that is known. */
export function browserName(userAgent: string | null): string | null {
  const nameIn = (list: typeof browsers | typeof systems) =>
    list.find(([, sign]) => sign.test(userAgent ?? ""))?.[0];
  const known = [nameIn(browsers), nameIn(systems)].filter((name) => name !== undefined);
  return known.length > 0 ? known.join(" · ") : null;
}
