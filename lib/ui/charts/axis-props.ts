import type { Language } from "@/lib/language/languages";
import { axisTexts } from "./axis-texts";
import type { NiceScale } from "./nice-scale";
import type { ValueFormat } from "./value-format";

/** An axis that ends where its scale does, and says at each tick what the scale's step can tell apart. */
export function axisProps(scale: NiceScale, format: ValueFormat, language: Language) {
  const texts = new Map(axisTexts(scale, format, language).map((text, at) => [scale.ticks[at]!, text]));
  return {
    type: "number" as const,
    domain: [scale.low, scale.high] as [number, number],
    ticks: scale.ticks,
    tickFormatter: (tick: number) => texts.get(tick) ?? "",
  };
}
