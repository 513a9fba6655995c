import { readdirSync } from "node:fs";
import { createTranslator } from "use-intl/core";
import { expect, it } from "vitest";
import { english } from "./english";
import { japanese } from "./japanese";

type Tree = { readonly [key: string]: string | Tree };

/** Japanese texts without Japanese script, each because professionals write it so. */
const staying =
  /^(Ladderboard|GRPO|TTRL|KL|JSONL|JSON|CSV|PDF|HTML|Parquet|MLflow|Ray|GPU|CPU|ID|URL|API|SVG|PNG|LaTeX|Elo|L)$/;

function texts(tree: Tree, prefix = ""): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === "string" ? [[`${prefix}${name}`, value]] : texts(value, `${prefix}${name}.`),
  ) as [string, string][];
}

/** The names that a text has placeholders and tags for, in alphabetical order, and `#` not counted. */
function placeholders(text: string): string[] {
  const names = [...text.matchAll(/\{(\w+)(?=[},])|<(\w+)>/g)].map(([, value, tag]) => value ?? `<${tag}>`);
  return [...new Set(names)].sort();
}

const ofEnglish = texts(english);
const ofJapanese = new Map(texts(japanese));

it("every message is there in both languages, with the same placeholders", () => {
  expect([...ofJapanese.keys()].sort()).toEqual(ofEnglish.map(([key]) => key).sort());
  const different = ofEnglish.filter(
    ([key, text]) => placeholders(text).join() !== placeholders(ofJapanese.get(key) ?? "").join(),
  );
  expect(different).toEqual([]);
});

it("no message is empty", () => {
  const empty = [...ofEnglish, ...ofJapanese].filter(([, text]) => text.trim() === "");
  expect(empty).toEqual([]);
});

it("Japanese messages are Japanese", () => {
  const foreign = [...ofJapanese].filter(([, text]) => {
    const words = text.replaceAll(/\{\w+\}|<\/?\w+>/g, " ").match(/[A-Za-z]+/g) ?? [];
    return !/[ぁ-ヿ一-鿿]/.test(text) && !words.every((word) => staying.test(word));
  });
  expect(foreign).toEqual([]);
});

it("every file of messages is an area", () => {
  for (const language of ["en", "ja"]) {
    const files = readdirSync(`lib/language/messages/${language}`).map((file) => file.replace(".json", ""));
    expect(files.sort()).toEqual(Object.keys(english).sort());
  }
});

type Markup = (key: string, values: Record<string, unknown>) => string;

it("every message can be written", () => {
  const broken: string[] = [];
  for (const [locale, messages] of [
    ["en", english],
    ["ja", japanese],
  ] as const) {
    const onError = ({ message }: Error) => broken.push(message);
    const { markup } = createTranslator({ locale, messages, onError }) as unknown as { markup: Markup };
    for (const [key, text] of texts(messages)) {
      const values = placeholders(text).map((name) =>
        name.startsWith("<") ? [name.slice(1, -1), (inner: string) => inner] : [name, 3],
      );
      markup(key, Object.fromEntries(values));
    }
  }
  expect(broken).toEqual([]);
});
