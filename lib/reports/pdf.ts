import { join } from "node:path";
import pdfmake from "pdfmake";
import type { Content } from "pdfmake/interfaces";
import { translateTo } from "@/lib/language/translate";
import type { Part, Report } from "./report";

/** Latin and Japanese. */
const fontFile = (weight: number) =>
  join(
    process.cwd(),
    `node_modules/@fontsource/noto-sans-jp/files/noto-sans-jp-japanese-${weight}-normal.woff2`,
  );

/** The report on A4 pages, numbered, for those who file it. */
export async function reportPdf({ language, title, parts }: Report): Promise<Uint8Array<ArrayBuffer>> {
  pdfmake.setFonts({ NotoSans: { normal: fontFile(400), bold: fontFile(700) } });
  // A report names no file and no address to fetch.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => [fontFile(400), fontFile(700)].includes(path));
  const none = translateTo(language)("reports.none");
  const pdf = pdfmake.createPdf({
    info: { title, creator: "Ladderboard" },
    language,
    pageSize: "A4",
    pageMargins: [48, 48, 48, 56],
    defaultStyle: { font: "NotoSans", fontSize: 9, lineHeight: 1.25 },
    footer: (page: number, pages: number) => ({
      columns: [drawable(title), { text: `${page} / ${pages}`, alignment: "right", width: 60 }],
      margin: [48, 12, 48, 0],
      fontSize: 8,
      color: "#57606a",
    }),
    content: [
      { text: drawable(title), fontSize: 16, bold: true, margin: [0, 0, 0, 4] },
      ...parts.map((part) => partPdf(part, none)),
    ],
  });
  return Uint8Array.from(await pdf.getBuffer());
}

function partPdf(part: Part, none: string): Content {
  if (part.kind === "heading")
    return { text: drawable(part.text), fontSize: 12, bold: true, margin: [0, 14, 0, 4] };
  if (part.kind === "text") return { text: drawable(part.text), margin: [0, 0, 0, 4] };
  if (part.rows.length === 0) return { text: none };
  return {
    table: {
      headerRows: 1,
      widths: part.columns.map(() => "auto"),
      body: [
        part.columns.map((text) => ({ text: drawable(text), bold: true })),
        ...part.rows.map((row) => row.map((cell) => breakable(String(cell)))),
      ],
    },
    layout: "lightHorizontalLines",
    margin: [0, 2, 0, 6],
  };
}

/** The font lacks these; what stands in for them reads the same. */
const drawable = (text: string): string =>
  text
    .replaceAll("→", "›")
    .replaceAll("～", "〜")
    .replace(/[①-⑳㈱ｦ-ﾟ]+/g, (lacking) => lacking.normalize("NFKC"));

/** A hash or an address would push its table over the edge of the page: after 24 characters it may be broken. */
const breakable = (text: string): string =>
  drawable(text).replace(/\S{24}(?=\S)/g, (piece) => `${piece}\u200b`);
