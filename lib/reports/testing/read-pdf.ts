import { inflateSync } from "node:zlib";

/** One line of a page as it is drawn, from the left to the right. */
export type PdfLine = { readonly page: number; readonly y: number; readonly text: string };

/** What stands for a glyph that a font has not: a box in print. */
export const noGlyph = "\u{fffd}";

/**
 * The text that a reader copies out of a PDF that pdfmake wrote. Only what such a PDF holds is understood: one content
 * stream a page, text placed by a matrix, fonts with a table from their codes to characters.
 */
export function pdfLines(pdf: Uint8Array): PdfLine[] {
  const objects = objectsOf(Buffer.from(pdf));
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b/.test(head));
  return pages.flatMap(({ head }, page) => {
    const resources = objects.get(/\/Resources (\d+) 0 R/.exec(head)![1]!)!.head;
    const fonts = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = "", id = ""]) => [
        name,
        charactersOf(objects, id),
      ]),
    );
    const content = objects.get(/\/Contents (\d+) 0 R/.exec(head)![1]!)!.stream;
    return linesOf(content, fonts).map((line) => ({ page, ...line }));
  });
}

type PdfObject = { readonly head: string; readonly stream: string };

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const objects = new Map<string, PdfObject>();
  for (const [whole, id = "", body = ""] of pdf
    .toString("latin1")
    .matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head = "", packed] = body.split(/stream\n/, 2);
    const bytes = Buffer.from(packed ?? "", "latin1");
    const isPacked = packed !== undefined && whole.includes("FlateDecode");
    objects.set(id, { head, stream: (isPacked ? inflateSync(bytes) : bytes).toString("latin1") });
  }
  return objects;
}

/** Characters by the code that a font's texts have for them. */
function charactersOf(objects: ReadonlyMap<string, PdfObject>, fontId: string): Map<string, string> {
  const table = objects.get(/\/ToUnicode (\d+) 0 R/.exec(objects.get(fontId)!.head)![1]!)!.stream;
  const characters = new Map<string, string>();
  for (const [, from = "", list = ""] of table.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi))
    for (const [at, [, hex = ""]] of [...list.matchAll(/<([0-9a-f ]*)>/gi)].entries()) {
      const code = (Number.parseInt(from, 16) + at).toString(16).padStart(4, "0");
      characters.set(code, Buffer.from(hex.replaceAll(" ", ""), "hex").swap16().toString("utf16le"));
    }
  // What a font has no glyph for is drawn by its first.
  return characters.set("0000", noGlyph);
}

function linesOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>) {
  const pieces: { y: number; x: number; text: string }[] = [];
  let font: ReadonlyMap<string, string> = new Map();
  let [x, y] = [0, 0];
  for (const [, place, name, shown] of content.matchAll(
    /1 0 0 1 ([-\d.]+ [-\d.]+) Tm|\/(F\d+) [\d.]+ Tf|(\[[^\]]*\]) TJ/g,
  )) {
    if (place) [x, y] = place.split(" ").map(Number) as [number, number];
    else if (name) font = fonts.get(name)!;
    else pieces.push({ x, y, text: textOf(shown!, font) });
  }
  const rows = new Map<number, typeof pieces>();
  for (const piece of pieces) {
    const row = Math.round(piece.y);
    rows.set(row, [...(rows.get(row) ?? []), piece]);
  }
  return [...rows].map(([at, row]) => ({
    y: at,
    text: row
      .sort((a, b) => a.x - b.x)
      .map(({ text }) => text)
      .join(""),
  }));
}

const textOf = (shown: string, font: ReadonlyMap<string, string>): string =>
  [...shown.matchAll(/<([0-9a-f]+)>/gi)]
    .flatMap(([, codes = ""]) => codes.toLowerCase().match(/.{4}/g) ?? [])
    .map((code) => font.get(code) ?? noGlyph)
    .join("");
