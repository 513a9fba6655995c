import { describe, expect, it } from "vitest";
import { drawFormula } from "./draw";

const htmlOf = (source: string, mode: "mathml" | "full" = "full") => {
  const drawing = drawFormula(source, mode, false);
  return drawing.ok ? drawing.html : "";
};

/** Markup without the annotation, which repeats the source as escaped text. */
const visible = (html: string) => html.replace(/<annotation[\s\S]*?<\/annotation>/g, "");

describe("drawFormula", () => {
  it("writes MathML alone for nodes and both layers for panels", () => {
    expect(htmlOf("\\frac{1}{x}", "mathml")).toContain("<mfrac>");
    expect(htmlOf("\\frac{1}{x}", "mathml")).not.toContain("katex-html");
    expect(htmlOf("\\frac{1}{x}", "full")).toContain("katex-html");
    expect(htmlOf("\\frac{1}{x}", "full")).toContain("<mfrac>");
  });

  it("sets a function apart from the factor before it, and from nothing else", () => {
    const spaces = (source: string) => visible(htmlOf(source, "mathml")).split("<mspace").length - 1;
    for (const source of [
      "x \\sin(x)",
      "3 \\sin^{2}(x)",
      "(x + 1) \\ln(x)",
      "\\frac{x}{2} \\operatorname{arcsinh}(x)",
    ])
      expect(spaces(source), source).toBe(1);
    for (const source of ["\\sin(x)", "-\\sin(x)", "1 + \\cos(x)", "(\\tan(x))", "x y"])
      expect(spaces(source), source).toBe(0);
  });

  it("makes no links, images or attributes out of untrusted commands", () => {
    for (const source of [
      "\\href{javascript:alert(1)}{x}",
      "\\url{https://example.org}",
      "\\includegraphics{http://169.254.169.254/x.png}",
      "\\htmlStyle{position:fixed;inset:0}{x}",
      "\\htmlClass{evil}{x}",
      "\\htmlData{a=b}{x}",
    ]) {
      const html = visible(htmlOf(source));
      expect(html, source).not.toMatch(/href=|<img|position:fixed|class="[^"]*evil|data-a=/);
    }
  });

  it("writes a command that is not trusted in the colour of the text around it", () => {
    for (const mode of ["mathml", "full"] as const) {
      const html = htmlOf("\\href{javascript:alert(1)}{x}", mode);
      expect(html).toContain("\\href");
      expect(html).not.toMatch(/color[:=]"?#/);
    }
  });

  it("escapes markup that stands in a source", () => {
    const html = htmlOf("\\text{<img src=x onerror=alert(1)>}");
    expect(html).not.toContain("<img");
    expect(html).toContain("&lt;img");
  });

  it("answers a syntax error and a stack overflow with words", () => {
    expect(drawFormula("\\frac{", "full", false)).toMatchObject({ ok: false });
    const deep = drawFormula(`${"\\frac{".repeat(3000)}1${"}{2}".repeat(3000)}`, "full", false);
    expect(deep).toEqual({ ok: false, reason: { key: "formula.failed" } });
  });

  it("forgets macros between drawings", () => {
    drawFormula("\\gdef\\ladder{x^2}\\ladder", "full", false);
    expect(drawFormula("\\ladder", "full", false).ok).toBe(false);
  });

  it("stops endless macros and shrinks huge sizes", () => {
    expect(drawFormula("\\def\\a{\\a\\a}\\a", "full", false).ok).toBe(false);
    expect(visible(htmlOf("\\rule{99999em}{99999em}"))).not.toMatch(/[0-9]{4,}em/);
  });
});
