import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create, type Font } from "fontkit";
import { z } from "zod";
import { unpackWoff } from "./unpack-woff";

type Weight = 400 | 700;

const folder = join(process.cwd(), "node_modules/@fontsource");
/** A font is many files: one with what nearly every text is written in, and small ones with the rest. */
const common = "japanese";
/** Signs of mathematics and other alphabets; it has one weight. */
const last = "mathematics";
const fileOf = (part: string, weight: Weight): string =>
  part === last
    ? join(folder, "stix-two-math/files/stix-two-math-latin-400-normal.woff")
    : join(folder, `noto-sans-jp/files/noto-sans-jp-${part}-${weight}-normal.woff`);

export type FontRun = { readonly text: string; readonly font: string };

/** In Japanese print it stands where a character is missing. */
const missing = "〓";
/** These are never seen themselves: joiners, selectors of a variant, marks of direction, places where a word may break. */
const unseen = /[\p{Default_Ignorable_Code_Point}\u200b]/gu;
/** Spaces of a width of their own, and tabs: the font has the plain one and the Japanese one. */
const otherSpace = /[^\S \n\u3000]/g;

/** A text cut into pieces whose font has a glyph for each of their characters. */
export function fontRuns(text: string): FontRun[] {
  const runs: { text: string; font: string }[] = [];
  for (const wanted of text.normalize("NFC").replace(unseen, "").replace(otherSpace, " ")) {
    const found = partWith(wanted);
    const [character, font] = found === null ? [missing, common] : [wanted, found];
    const run = runs.at(-1);
    if (run?.font === font) run.text += character;
    else runs.push({ text: character, font });
  }
  return runs;
}

export type FontFile = { readonly name: string; readonly content: Buffer };

/** The fonts that the texts until now were cut for, by the names in their pieces. */
export const fontsInUse = (): [font: string, files: { normal: FontFile; bold: FontFile }][] =>
  [...characters.keys()].map((part) => [part, { normal: named(part, 400), bold: named(part, 700) }]);

const named = (part: string, weight: Weight): FontFile => ({
  name: `${part}-${weight}`,
  content: fontFile(part, weight),
});

const partOf = new Map<string, string | null>();

function partWith(character: string): string | null {
  const before = partOf.get(character);
  if (before !== undefined) return before;
  const code = character.codePointAt(0)!;
  const found = /\s/.test(character) ? common : candidates(code).find((part) => charactersOf(part).has(code));
  partOf.set(character, found ?? null);
  return found ?? null;
}

function candidates(code: number): string[] {
  const of = parts().filter(({ ranges }) => ranges.some(([from, to]) => from <= code && code <= to));
  return [common, ...of.map(({ part }) => part), last];
}

const characters = new Map<string, ReadonlySet<number>>();

/** The characters that a part has glyphs for. */
function charactersOf(part: string): ReadonlySet<number> {
  const before = characters.get(part);
  if (before) return before;
  const all = new Set((create(fontFile(part, 400)) as Font).characterSet);
  characters.set(part, all);
  return all;
}

const files = new Map<string, Buffer>();

function fontFile(part: string, weight: Weight): Buffer {
  const path = fileOf(part, weight);
  const file = files.get(path) ?? unpackWoff(readFileSync(path));
  files.set(path, file);
  return file;
}

type Part = { readonly part: string; readonly ranges: readonly (readonly [number, number])[] };
let known: readonly Part[] | undefined;

/** What each part may hold, as the font's package says it: "[12]" is of the file 12. */
function parts(): readonly Part[] {
  const text = () => readFileSync(join(folder, "noto-sans-jp/unicode.json"), "utf8");
  known ??= Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(text()))).map(
    ([name, ranges]) => ({ part: name.replace(/[[\]]/g, ""), ranges: rangesOf(ranges) }),
  );
  return known;
}

/** "U+20-7f,U+e9" */
function rangesOf(text: string): (readonly [number, number])[] {
  return text.split(",").map((range) => {
    const [from = "", to = from] = range.replace(/^U\+/i, "").split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}
