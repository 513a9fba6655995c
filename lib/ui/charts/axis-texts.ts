import type { Language } from "@/lib/language/languages";
import { numberFormat } from "../data/intl";
import { digitsOf, type NiceScale } from "./nice-scale";
import type { ValueFormat } from "./value-format";

type Scale = Pick<NiceScale, "ticks" | "step">;

/** What stands at the ticks of a scale: as many digits as tell one from the next, never an exponent. */
export function axisTexts({ ticks, step }: Scale, format: ValueFormat, language: Language): string[] {
  if (format === "percent") {
    const percent = numberFormat(language, fixed(digitsOf(100 * step)));
    return ticks.map((tick) => `${percent.format(100 * tick)}%`);
  }
  const money = format === "money" ? ({ style: "currency", currency: "USD" } as const) : {};
  return (
    (step >= 1_000 && compact(ticks, money, language)) ||
    ticks.map((tick) => numberFormat(language, { ...money, ...fixed(digitsOf(step)) }).format(tick))
  );
}

/** "10K", "20K"; null where so short a text would stand at two ticks. */
function compact(ticks: readonly number[], money: Intl.NumberFormatOptions, language: Language) {
  for (const maximumFractionDigits of [0, 1]) {
    const format = numberFormat(language, { ...money, notation: "compact", maximumFractionDigits });
    const texts = ticks.map((tick) => format.format(tick));
    if (new Set(texts).size === ticks.length) return texts;
  }
  return null;
}

/** The most that Intl writes. */
const mostDigits = 100;
const fixed = (digits: number) => ({
  minimumFractionDigits: Math.min(mostDigits, digits),
  maximumFractionDigits: Math.min(mostDigits, digits),
});

/** Pixels that the longest of some texts takes at the size of an axis; Japanese letters are square. */
export function widthOf(texts: readonly string[]): number {
  const width = (text: string) =>
    [...text].reduce((sum, letter) => sum + (letter > "\u02ff" ? 11 : /[.,]/.test(letter) ? 3.5 : 6.6), 0);
  return Math.ceil(Math.max(0, ...texts.map(width)));
}
