import { describe, expect, it } from "vitest";
import { admitFormula, deepestNesting, longestSource, nestingDepth, revealInvisible } from "./admit";

const kindsIn = (source: string) => {
  const admission = admitFormula(source);
  return admission.ok ? admission.warnings.map(({ kind }) => kind) : admission.reason;
};

describe("admitFormula", () => {
  it("lets ordinary integrals through without a warning", () => {
    for (const source of [
      "\\int x\\,e^{x}\\,dx",
      "\\int_{0}^{\\pi}\\frac{\\sin^{2}\\left(x\\right)}{\\sqrt{1+x^{2}}}\\,dx",
      "\\begin{cases} 1 & x > 0 \\\\ 0 & x \\le 0 \\end{cases}",
      "50\\% \\text{ of } x",
      "\\definecolorless \\lettered \\tinyness",
    ]) {
      expect(kindsIn(source), source).toEqual([]);
    }
  });

  it("refuses one character more than the limit and admits the limit itself", () => {
    expect(admitFormula("x".repeat(longestSource)).ok).toBe(true);
    expect(admitFormula("x".repeat(longestSource + 1)).ok).toBe(false);
  });

  it("shows only the start of what it refuses", () => {
    const admission = admitFormula("y".repeat(100_000));
    expect(admission.ok).toBe(false);
    if (!admission.ok) expect(admission.shown.length).toBeLessThan(400);
  });

  it("refuses nesting by braces, by environments and by chained commands alike", () => {
    const deep = deepestNesting + 1;
    expect(admitFormula(`${"{".repeat(deep)}x${"}".repeat(deep)}`).ok).toBe(false);
    expect(admitFormula(`${"\\left(".repeat(deep)}x${"\\right)".repeat(deep)}`).ok).toBe(false);
    expect(admitFormula(`${"\\sqrt".repeat(deep)}x`).ok).toBe(false);
    expect(admitFormula(`${"x^\\frac".repeat(1) + "\\frac ".repeat(deep)}12`).ok).toBe(false);
    expect(admitFormula(`${"{".repeat(90)}x${"}".repeat(90)}`).ok).toBe(true);
  });

  it("does not take many shallow groups for deep ones, nor escaped braces for groups", () => {
    expect(nestingDepth("{x}".repeat(300))).toBeLessThan(3);
    expect(nestingDepth("\\{".repeat(300))).toBeLessThan(3);
  });

  it.each([
    "\\def\\int{\\sum}\\int x",
    "\\gdef\\a{b}",
    "\\edef\\a{\\a\\a}",
    "\\let\\frac\\binom",
    "\\newcommand{\\x}{y}",
    "\\renewcommand\\sin{\\cos}",
    "\\global\\long\\def\\a{}",
  ])("refuses to redefine notation: %s", (source) => {
    expect(admitFormula(source).ok).toBe(false);
  });

  it("refuses nothing at all and half characters", () => {
    expect(admitFormula("  \n ").ok).toBe(false);
    expect(admitFormula("x\uD800y").ok).toBe(false);
  });

  it.each([
    ["\\int x\\phantom{+1}\\,dx", "hidden"],
    ["x\\hphantom y", "hidden"],
    ["x % approve this", "comment"],
    ["x \\\\% approve this", "comment"],
    ["x\\mathrlap{y}", "overlap"],
    ["x\\hspace{-3em}y", "overlap"],
    ["x\\kern-2em y", "overlap"],
    ["\\textcolor{white}{+1}", "colour"],
    ["\\tiny x", "tiny"],
    ["x\u202Ey", "invisible"],
    ["x\u200By", "invisible"],
    ["x\u0000y", "invisible"],
    ["x\u{E0041}y", "invisible"],
    ["sin(\u0445)", "lookalike"],
  ])("warns of what a reviewer would not see in %j", (source, kind) => {
    expect(kindsIn(source)).toContain(kind);
  });
});

describe("revealInvisible", () => {
  it("writes out what cannot be seen and leaves the rest as it is", () => {
    expect(revealInvisible("a\u202Eb\u0000c\td\n∫é")).toBe("a⟨U+202E⟩b⟨U+0000⟩c\td\n∫é");
    expect(revealInvisible("x\uDC00")).toBe("x\uFFFD");
  });
});
