import pdfmake from "pdfmake";
import type { Content, CustomTableLayout } from "pdfmake/interfaces";
import { fontRuns, fontsInUse } from "./pdf-fonts";
import type { Part, Report } from "./report";

/** The report on A4 pages, numbered, for those who file it. */
export async function reportPdf({ language, title, parts }: Report): Promise<Uint8Array<ArrayBuffer>> {
  // A report names no file and no address to fetch; its fonts are given as bytes.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  const content = [
    { text: inlines(title), fontSize: 16, bold: true, margin: [0, 0, 0, 4] },
    ...parts.map(partPdf),
  ] satisfies Content;
  provideFonts();
  const pdf = pdfmake.createPdf({
    info: { title, creator: "Ladderboard" },
    language,
    pageSize: "A4",
    pageMargins: [48, 48, 48, 56],
    defaultStyle: { font: "japanese", fontSize: 9, lineHeight: 1.25 },
    footer: (page: number, pages: number) => ({
      columns: [{ text: inlines(title) }, { text: `${page} / ${pages}`, alignment: "right", width: 60 }],
      margin: [48, 12, 48, 0],
      fontSize: 8,
      color: "#57606a",
    }),
    content,
  });
  return Uint8Array.from(await pdf.getBuffer());
}

/** pdfmake takes bytes from its own file system alone, which its types leave out. */
const { virtualfs } = pdfmake as unknown as {
  virtualfs: { writeFileSync(name: string, content: Buffer): void };
};

function provideFonts(): void {
  const fonts = fontsInUse();
  for (const { name, content } of fonts.flatMap(([, { normal, bold }]) => [normal, bold]))
    virtualfs.writeFileSync(name, content);
  pdfmake.setFonts(
    Object.fromEntries(
      fonts.map(([font, { normal, bold }]) => [font, { normal: normal.name, bold: bold.name }]),
    ),
  );
}

function partPdf(part: Part): Content {
  if (part.kind === "heading")
    return { text: inlines(part.text), fontSize: 12, bold: true, margin: [0, 14, 0, 4] };
  if (part.kind === "text") return { text: inlines(part.text), margin: [0, 0, 0, 4] };
  const [first = []] = part.rows;
  const header = part.columns.map((text) => ({ text: fontRuns(text), bold: true }));
  return {
    table: {
      headerRows: header.length > 0 ? 1 : 0,
      keepWithHeaderRows: first.every((cell) => String(cell).length <= mostKept) ? 1 : 0,
      widths: (header.length > 0 ? header : first).map(() => "auto"),
      body: [
        ...(header.length > 0 ? [header] : []),
        ...part.rows.map((row) => row.map((cell) => ({ text: inlines(String(cell)) }))),
      ],
    },
    layout: header.length > 0 ? "lightHorizontalLines" : withoutHeader,
    margin: [0, 2, 0, 6],
  };
}

/** The same lines as a table with a header has, none of them thicker than the others. */
const withoutHeader: CustomTableLayout = {
  hLineWidth: (line, { table }) => (line === 0 || line === table.body.length ? 0 : 1),
  vLineWidth: () => 0,
  hLineColor: () => "#aaa",
  paddingLeft: (column) => (column === 0 ? 0 : 8),
};

/** What a header may take with it: a row longer than a page could not be kept with it. */
const mostKept = 400;

/** A hash or an address of many characters would run over the edge of the page: it may be broken at each of them. */
const longWord = /([^\s\u3000-\u9fff\uff00-\uffef\u{10000}-\u{10ffff}]{25,})/u;

/** Nothing is put between the pieces: what a reader copies is the text itself. */
const inlines = (text: string) =>
  text
    .split(longWord)
    .flatMap((piece, at) =>
      fontRuns(piece).map((run) => (at % 2 === 1 ? { ...run, wordBreak: "break-all" as const } : run)),
    );
