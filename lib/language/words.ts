import type { MessageKeys, NestedKeyOf } from "use-intl";
import type { Messages } from "./messages";

export type MessageKey = MessageKeys<Messages, NestedKeyOf<Messages>>;

/**
 * A text that code outside React makes: which message, and what stands in its placeholders, words of their own among
 * it. It can be stored and sent; whoever shows it writes it in the reader's language.
 */
export type Words = {
  readonly key: MessageKey;
  readonly values?: Readonly<Record<string, string | number | Words>>;
};

/** Words, or a text of the areas that are not translated yet. */
export type Text = string | Words;

/** What `useTranslations()` or `getTranslations()` gives without a namespace. */
export type Translate = (key: MessageKey, values?: Record<string, string | number>) => string;

export function say(translate: Translate, text: Text): string {
  if (typeof text === "string") return text;
  const values = Object.entries(text.values ?? {}).map(
    ([name, value]) => [name, typeof value === "object" ? say(translate, value) : value] as const,
  );
  return translate(text.key, Object.fromEntries(values));
}

const joined = (key: "common.sequence" | "common.list", texts: readonly Text[]): Text =>
  texts.slice(1).reduce<Text>((first, next) => ({ key, values: { first, next } }), texts[0] ?? "");

/** Several sentences as one text. */
export const inSequence = (texts: readonly Text[]): Text => joined("common.sequence", texts);

/** Several names as one text. */
export const listOf = (texts: readonly Text[]): Text => joined("common.list", texts);

const mark = "words:";

/** A schema can hold only a string for what is wrong: these words as one, for `textOfSchema`. */
export const schemaText = (words: Words): string => mark + JSON.stringify(words);

/** What a schema holds for what is wrong. */
export function textOfSchema(message: string): Text {
  return message.startsWith(mark) ? (JSON.parse(message.slice(mark.length)) as Words) : message;
}
