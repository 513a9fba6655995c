import type { Language } from "@/lib/language/languages";

/** The words within numbers and times; what is around them is in the messages. */
export type FormatWords = {
  readonly units: Readonly<Record<"ms" | "s" | "min" | "h" | "d", (amount: string) => string>>;
  /** Between the two parts of a length of time. */
  readonly between: string;
  readonly justNow: string;
  readonly ago: (length: string) => string;
  readonly ahead: (length: string) => string;
  readonly listSeparator: string;
};

export const formatWords: Readonly<Record<Language, FormatWords>> = {
  en: {
    units: {
      ms: (amount) => `${amount} ms`,
      s: (amount) => `${amount} s`,
      min: (amount) => `${amount} min`,
      h: (amount) => `${amount} h`,
      d: (amount) => `${amount} d`,
    },
    between: " ",
    justNow: "just now",
    ago: (length) => `${length} ago`,
    ahead: (length) => `in ${length}`,
    listSeparator: ", ",
  },
  ja: {
    units: {
      ms: (amount) => `${amount}ミリ秒`,
      s: (amount) => `${amount}秒`,
      min: (amount) => `${amount}分`,
      h: (amount) => `${amount}時間`,
      d: (amount) => `${amount}日`,
    },
    between: "",
    justNow: "たった今",
    ago: (length) => `${length}前`,
    ahead: (length) => `${length}後`,
    listSeparator: "、",
  },
};
