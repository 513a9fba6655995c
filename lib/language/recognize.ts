import type { MessageKey, Words } from "./words";

type Sentences = { readonly [key: string]: string | Sentences };
type Pattern = {
  readonly key: MessageKey;
  readonly names: readonly string[];
  readonly text: RegExp;
  /** Characters that are not left to placeholders. */
  readonly fixed: number;
};
/** Words whose placeholders hold text, as it stood there. */
export type Recognized = Words & { readonly values: Readonly<Record<string, string>> };

/**
 * Reads back English that was written from one of these messages and stored: what it was in words, or null. Their
 * placeholders must be plain ones. Where several fit, the one counts that leaves least to its placeholders.
 */
export function recognizer(area: string, sentences: Sentences): (text: string) => Recognized | null {
  const patterns = patternsOf(area, sentences).sort((a, b) => b.fixed - a.fixed);
  return (text) => {
    for (const { key, names, text: pattern } of patterns) {
      const found = pattern.exec(text);
      if (found) return { key, values: Object.fromEntries(names.map((name, at) => [name, found[at + 1]!])) };
    }
    return null;
  };
}

function patternsOf(prefix: string, sentences: Sentences): Pattern[] {
  return Object.entries(sentences).flatMap(([name, sentence]) => {
    const key = `${prefix}.${name}`;
    if (typeof sentence !== "string") return patternsOf(key, sentence);
    const parts = sentence.split(/\{(\w+)\}/);
    const source = parts.map((part, at) => (at % 2 === 1 ? "([^]*)" : literally(part))).join("");
    const names = parts.filter((_, at) => at % 2 === 1);
    const fixed = parts.filter((_, at) => at % 2 === 0).join("").length;
    return [{ key: key as MessageKey, names, text: new RegExp(`^${source}$`), fixed }];
  });
}

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
