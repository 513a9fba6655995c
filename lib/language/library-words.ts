import techniques from "./messages/en/techniques.json" with { type: "json" };
import transformations from "./messages/en/transformations.json" with { type: "json" };
import { recognizer } from "./recognize";
import type { Text } from "./words";

const technique = recognizer("techniques", techniques);

/** The title of a transformation of the library; the id itself where a library does not have it. */
export function transformationWords(id: string): Text {
  return Object.hasOwn(transformations, id)
    ? { key: `transformations.${id as keyof typeof transformations}` }
    : id;
}

/** The title of a textbook technique, which is stored in English with the problems of its chapter. */
export const techniqueWords = (title: string): Text => technique(title) ?? title;
