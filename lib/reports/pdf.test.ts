import { expect, it } from "vitest";
import { reportPdf } from "./pdf";
import { type Part, paragraph, table } from "./report";
import { noGlyph, pdfLines } from "./testing/read-pdf";

const linesIn = async (parts: readonly Part[], language: "en" | "ja" = "en") =>
  pdfLines(await reportPdf({ language, title: "Report", about: [], writtenAt: new Date(0), parts }));
const hash = "1f8a90b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e";

it.each(["en", "ja"] as const)("a hash is copied from a PDF as it is, on one line (%s)", async (language) => {
  const said = language === "en" ? "SHA-256 of the exact problems" : "使用した問題のSHA-256";
  const lines = await linesIn([table(["", ""], [[said, hash]]), paragraph(`${said}: ${hash}`)], language);
  expect(lines.map(({ text }) => text)).toContain(`${said}${hash}`);
  expect(lines.map(({ text }) => text)).toContain(`${said}: ${hash}`);
});

it("a word longer than a line is broken without anything between its pieces", async () => {
  const word = `https://models.example/${"very-long_path/".repeat(20)}`;
  const lines = await linesIn([table(["What", "Where"], [["x", word]]), paragraph(word)]);
  const copied = lines.map(({ text }) => text.replace(/^x/, "")).join("");
  expect(copied).toContain(word + word);
  expect(lines.length).toBeGreaterThan(6);
});

it("no space and no unseen character is drawn as a box", async () => {
  const lines = await linesIn([paragraph("a\u200bb\u00adc\u2003d\u00a0e\tf\u3000g")]);
  expect(lines.map(({ text }) => text)).toContain("abc d e f\u3000g");
  expect(lines.map(({ text }) => text).join("")).not.toContain(noGlyph);
});

it("the header of a table is on the page of its first row", async () => {
  for (let above = 28; above < 42; above++) {
    const lines = await linesIn([
      ...Array.from({ length: above }, (_, line) => paragraph(`Line ${line}`)),
      table(["Header"], [["First row"], ["Second row"]]),
    ]);
    const pageOf = (wanted: string) => lines.find(({ text }) => text === wanted)?.page;
    expect(pageOf("Header")).toBe(pageOf("First row"));
  }
});
