import type { Language } from "@/lib/language/languages";
import { formatWords } from "./format-words";
import { dateFormat, numberFormat } from "./intl";

/** Shown where a value is absent or not a finite number. */
export const absent = "–";

export type NumberOptions = {
  /** Most digits after the point, default 2; a number that they would make 0 has two significant ones. */
  readonly digits?: number;
  /** 12,300 as "12.3K". */
  readonly compact?: boolean;
};

type Maybe = number | null | undefined;
type Moment = Date | string | number;

/** Numbers, money and time as people read them, in one language. */
export type Formats = {
  readonly number: (value: Maybe, options?: NumberOptions) => string;
  /** A share from 0 to 1 as a percentage. A share just short of 0 or 1 is never rounded to the end itself. */
  readonly percent: (share: Maybe, digits?: number) => string;
  /** Amounts below one cent keep two significant digits: one model call often costs less than a cent. */
  readonly money: (amount: Maybe, currency?: string) => string;
  /** A length of time given in seconds: "0.4 s", "12 s", "3 min 5 s", "2 h 10 min", "4 d 3 h". */
  readonly duration: (seconds: Maybe) => string;
  /** Bytes in powers of 1,000, as disks and networks count them. */
  readonly bytes: (bytes: Maybe) => string;
  /** "24 Nov 2026, 12:31:05 UTC"; an invalid date is shown as absent. */
  readonly dateTime: (at: Moment) => string;
  /** "28 Nov, 13:33", where room is scarce and a moment only tells things apart. */
  readonly shortTime: (at: Moment) => string;
  /** How long ago, or how far ahead, `at` is from `now`: "just now", "5 min ago", "in 2 h", then the date itself. */
  readonly relativeTime: (at: Moment, now: Date) => string;
  /** Parts of one sentence, one after the other. */
  readonly list: (parts: readonly string[]) => string;
};

/** Below this a number is written with an exponent: its zeros could not be counted at a glance. */
const smallest = 1e-5;

const formats: Readonly<Record<Language, Formats>> = { en: make("en"), ja: make("ja") };

export const formatsFor = (language: Language): Formats => formats[language];

function make(language: Language): Formats {
  const words = formatWords[language];
  const number: Formats["number"] = (value, { digits = 2, compact = false } = {}) => {
    if (!isShowable(value)) return absent;
    const magnitude = Math.abs(value);
    if (magnitude !== 0 && magnitude < 10 ** -digits / 2)
      return magnitude < smallest
        ? value.toExponential(1)
        : numberFormat(language, { maximumSignificantDigits: 2 }).format(value);
    return numberFormat(language, {
      maximumFractionDigits: compact ? 1 : digits,
      notation: compact && magnitude >= 10_000 ? "compact" : "standard",
    }).format(value);
  };
  return {
    number,
    percent(share, digits = 1) {
      if (!isShowable(share)) return absent;
      const step = 10 ** -digits;
      const percent = share * 100;
      const format = numberFormat(language, { maximumFractionDigits: digits });
      if (percent > 0 && percent < step / 2) return `<${format.format(step)}%`;
      if (percent < 100 && percent >= 100 - step / 2) return `>${format.format(100 - step)}%`;
      return `${format.format(percent)}%`;
    },
    money(amount, currency = "USD") {
      if (!isShowable(amount)) return absent;
      const tiny = amount !== 0 && Math.abs(amount) < 0.01;
      const digits = tiny ? { maximumSignificantDigits: 2 } : {};
      return numberFormat(language, { style: "currency", currency, ...digits }).format(amount);
    },
    duration(seconds) {
      if (!isShowable(seconds) || seconds < 0) return absent;
      const { ms, s } = words.units;
      if (seconds < 0.9995) return ms(number(seconds * 1000, { digits: seconds < 0.01 ? 1 : 0 }));
      if (seconds < 10) return s(number(seconds, { digits: 1 }));
      return wholeParts(seconds)
        .map(([amount, unit]) => words.units[unit](String(amount)))
        .join(words.between);
    },
    bytes(bytes) {
      if (!isShowable(bytes) || bytes < 0) return absent;
      const units = ["B", "kB", "MB", "GB", "TB"];
      const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
      return `${number(bytes / 1000 ** power, { digits: power === 0 ? 0 : 1 })} ${units[power]}`;
    },
    dateTime(at) {
      const date = new Date(at);
      if (Number.isNaN(date.getTime())) return absent;
      return `${dateFormat(language, { dateStyle: "medium", timeStyle: "medium" }).format(date)} UTC`;
    },
    shortTime(at) {
      const date = new Date(at);
      if (Number.isNaN(date.getTime())) return absent;
      const parts = { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" } as const;
      return dateFormat(language, parts).format(date);
    },
    relativeTime(at, now) {
      const date = new Date(at);
      if (Number.isNaN(date.getTime())) return absent;
      const seconds = (date.getTime() - now.getTime()) / 1000;
      const distance = Math.abs(seconds);
      if (distance < 5) return words.justNow;
      if (distance >= 30 * 86_400) return dateFormat(language, { dateStyle: "medium" }).format(date);
      const [size, unit] = largestUnit(distance);
      const length = words.units[unit](String(Math.floor(distance / size)));
      return seconds < 0 ? words.ago(length) : words.ahead(length);
    },
    list: (parts) => parts.join(words.listSeparator),
  };
}

type Unit = "s" | "min" | "h" | "d";

/** The two largest units of a length of ten seconds or more; the smaller one is left out where it is zero. */
function wholeParts(seconds: number): [amount: number, unit: Unit][] {
  const whole = Math.round(seconds);
  if (whole < 60) return [[whole, "s"]];
  if (whole < 3600) return twoParts(whole, 60, "min", "s");
  const minutes = Math.round(seconds / 60);
  if (minutes < 24 * 60) return twoParts(minutes, 60, "h", "min");
  return twoParts(Math.round(seconds / 3600), 24, "d", "h");
}

function twoParts(small: number, size: number, largeUnit: Unit, smallUnit: Unit): [number, Unit][] {
  const rest = small % size;
  const large: [number, Unit] = [Math.floor(small / size), largeUnit];
  return rest === 0 ? [large] : [large, [rest, smallUnit]];
}

function largestUnit(seconds: number): [size: number, unit: Unit] {
  if (seconds < 60) return [1, "s"];
  if (seconds < 3600) return [60, "min"];
  return seconds < 86_400 ? [3600, "h"] : [86_400, "d"];
}

function isShowable(value: Maybe): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

/** In English, for the areas that are not translated yet; every other caller takes `formatsFor` or `useFormats`. */
export const {
  number: formatNumber,
  percent: formatPercent,
  money: formatMoney,
  duration: formatDuration,
  bytes: formatBytes,
  dateTime: formatDateTime,
  relativeTime: formatRelativeTime,
} = formats.en;
