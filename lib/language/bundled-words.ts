import bundled from "./messages/en/bundled.json" with { type: "json" };
import { recognizer } from "./recognize";
import { say, type Text, type Translate } from "./words";

const recognized = recognizer("bundled", bundled);

/**
 * What ships with Ladderboard is stored in English, like what people name: this says it in words. A name that people gave, or
 * changed, stays as it is.
 */
export function bundledWords(text: string): Text {
  const words = recognized(text);
  const number = words?.values.number;
  return words && (number === undefined || /^\d+$/.test(number)) ? words : text;
}

/** The name of a model, its version, a curriculum or a benchmark, as its reader knows it. */
export const shownName = (translate: Translate, name: string): string => say(translate, bundledWords(name));
