import type { MessageKeys, NestedKeyOf } from "use-intl";
import type { Messages } from "./messages";

export type MessageKey = MessageKeys<Messages, NestedKeyOf<Messages>>;

/**
 * A text that code outside React makes: which message, and what stands in its placeholders. It can be stored and sent;
 * whoever shows it writes it in the reader's language.
 */
export type Words = {
  readonly key: MessageKey;
  readonly values?: Readonly<Record<string, string | number>>;
};

/** Words, or a text of the areas that are not translated yet. */
export type Text = string | Words;

/** What `useTranslations()` or `getTranslations()` gives without a namespace. */
export type Translate = (key: MessageKey, values?: Record<string, string | number>) => string;

export function say(translate: Translate, text: Text): string {
  return typeof text === "string" ? text : translate(text.key, text.values);
}

/** A schema can hold only a string for what is wrong: it holds the key. */
export const messageKey = (key: MessageKey): string => key;

/** Whether a string is a key rather than a text: a text has spaces or ends with a full stop. */
export const isMessageKey = (text: string): text is MessageKey => /^[a-z]\w*(\.\w+)+$/.test(text);
