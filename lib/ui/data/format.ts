/**
 * Numbers, money and time as people read them. The locale and the time zone are fixed (English, UTC) so that the
 * server and the browser write the same text.
 */
const locale = "en-GB";

/** A formatter takes a tenth of a millisecond to make: each is made once, and a page of a table asks for hundreds. */
const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numbers(options: Intl.NumberFormatOptions, language = locale): Intl.NumberFormat {
  return kept(`${language} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(language, options));
}

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(
    JSON.stringify(options),
    () => new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }),
  );
}

function kept<F extends Intl.NumberFormat | Intl.DateTimeFormat>(name: string, make: () => F): F {
  const known = made.get(name) as F | undefined;
  const format = known ?? make();
  if (!known) made.set(name, format);
  return format;
}

/** Shown where a value is absent or not a finite number. */
export const absent = "–";

export type NumberOptions = {
  /** Most digits after the point; default 2. */
  readonly digits?: number;
  /** 12,300 as "12.3K". */
  readonly compact?: boolean;
};

export function formatNumber(
  value: number | null | undefined,
  { digits = 2, compact = false }: NumberOptions = {},
): string {
  if (!isShowable(value)) return absent;
  const magnitude = Math.abs(value);
  if (magnitude !== 0 && magnitude < 10 ** -digits / 2) return value.toExponential(1);
  return numbers({
    maximumFractionDigits: compact ? 1 : digits,
    notation: compact && magnitude >= 10_000 ? "compact" : "standard",
  }).format(value);
}

/** A share from 0 to 1 as a percentage. A share just short of 0 or 1 is never rounded to the end itself. */
export function formatPercent(share: number | null | undefined, digits = 1): string {
  if (!isShowable(share)) return absent;
  const step = 10 ** -digits;
  const percent = share * 100;
  const format = numbers({ maximumFractionDigits: digits });
  if (percent > 0 && percent < step / 2) return `<${format.format(step)}%`;
  if (percent < 100 && percent >= 100 - step / 2) return `>${format.format(100 - step)}%`;
  return `${format.format(percent)}%`;
}

/** Amounts below one cent keep two significant digits: one model call often costs less than a cent. */
export function formatMoney(amount: number | null | undefined, currency = "USD"): string {
  if (!isShowable(amount)) return absent;
  const tiny = amount !== 0 && Math.abs(amount) < 0.01;
  const digits = tiny ? { maximumSignificantDigits: 2 } : {};
  return numbers({ style: "currency", currency, ...digits }, "en-US").format(amount);
}

/** A length of time given in seconds: "0.4 s", "12 s", "3 min 5 s", "2 h 10 min", "4 d 3 h". */
export function formatDuration(seconds: number | null | undefined): string {
  if (!isShowable(seconds) || seconds < 0) return absent;
  if (seconds < 0.9995) return `${formatNumber(seconds * 1000, { digits: seconds < 0.01 ? 1 : 0 })} ms`;
  if (seconds < 10) return `${formatNumber(seconds, { digits: 1 })} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return twoParts(Math.floor(whole / 60), "min", whole % 60, "s");
  const minutes = Math.round(seconds / 60);
  if (minutes < 24 * 60) return twoParts(Math.floor(minutes / 60), "h", minutes % 60, "min");
  const hours = Math.round(seconds / 3600);
  return twoParts(Math.floor(hours / 24), "d", hours % 24, "h");
}

/** Bytes in powers of 1,000, as disks and networks count them. */
export function formatBytes(bytes: number | null | undefined): string {
  if (!isShowable(bytes) || bytes < 0) return absent;
  const units = ["B", "kB", "MB", "GB", "TB"];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${formatNumber(bytes / 1000 ** power, { digits: power === 0 ? 0 : 1 })} ${units[power]}`;
}

/** "24 Nov 2026, 12:31:05 UTC"; an invalid date is shown as absent. */
export function formatDateTime(at: Date | string | number): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return absent;
  return `${dates({ dateStyle: "medium", timeStyle: "medium" }).format(date)} UTC`;
}

/** How long ago, or how far ahead, `at` is from `now`: "just now", "5 min ago", "in 2 h", then the date itself. */
export function formatRelativeTime(at: Date | string | number, now: Date): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return absent;
  const seconds = (date.getTime() - now.getTime()) / 1000;
  const distance = Math.abs(seconds);
  if (distance < 5) return "just now";
  if (distance >= 30 * 86_400) {
    return dates({ dateStyle: "medium" }).format(date);
  }
  const [size, unit]: [number, string] =
    distance < 60
      ? [1, "s"]
      : distance < 3600
        ? [60, "min"]
        : distance < 86_400
          ? [3600, "h"]
          : [86_400, "d"];
  const text = `${Math.floor(distance / size)} ${unit}`;
  return seconds < 0 ? `${text} ago` : `in ${text}`;
}

function isShowable(value: number | null | undefined): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function twoParts(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
