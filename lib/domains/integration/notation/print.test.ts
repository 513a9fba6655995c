import { describe, expect, it } from "vitest";
import { parseExpression, printAscii, printLatex, printPython } from ".";

function read(text: string) {
  const result = parseExpression(text);
  if (!result.ok) throw new Error(`${text}: ${result.error.message} at ${result.error.position}`);
  return result.value;
}

describe("printing", () => {
  const forms: [string, string, string, string][] = [
    ["x^2*sin(x)", "x^2*sin(x)", "x**2*sin(x)", "x^{2} \\sin(x)"],
    ["x - 1", "x - 1", "x - 1", "x - 1"],
    ["1/(x+1)", "1/(x + 1)", "1/(x + 1)", "\\frac{1}{x + 1}"],
    ["-x/2", "-x/2", "-x/2", "-\\,\\frac{x}{2}"],
    ["sqrt(x)", "sqrt(x)", "sqrt(x)", "\\sqrt{x}"],
    ["sin(x)^2", "sin(x)^2", "sin(x)**2", "\\sin^{2}(x)"],
    ["exp(-x^2)", "exp(-x^2)", "exp(-x**2)", "e^{-x^{2}}"],
    ["3/4", "3/4", "3/4", "\\frac{3}{4}"],
    ["(x+1)*(x-1)", "(x + 1)*(x - 1)", "(x + 1)*(x - 1)", "(x + 1) (x - 1)"],
    ["abs(x)", "abs(x)", "Abs(x)", "\\left|x\\right|"],
    ["log(x)/x", "log(x)/x", "log(x)/x", "\\frac{\\ln(x)}{x}"],
    ["sin(x/2)", "sin(x/2)", "sin(x/2)", "\\sin\\left(\\frac{x}{2}\\right)"],
    ["x - 1/x", "x - 1/x", "x - 1/x", "x - \\frac{1}{x}"],
    ["-x^2 + 1", "-x^2 + 1", "-x**2 + 1", "1 - x^{2}"],
    ["-x - 1", "-x - 1", "-x - 1", "-x - 1"],
    ["x^(2/3)", "x^(2/3)", "x**(2/3)", "x^{\\frac{2}{3}}"],
    ["(-2)^x", "(-2)^x", "(-2)**x", "(-2)^{x}"],
  ];
  it.each(forms)("%s", (source, ascii, python, latex) => {
    const expression = read(source);
    expect([printAscii(expression), printPython(expression), printLatex(expression)]).toEqual([
      ascii,
      python,
      latex,
    ]);
  });

  it("reads back what it printed, in each notation", () => {
    const sources = [
      "x*exp(x)*sin(x)",
      "1/(x^2*(x+1))",
      "-(x+1)^2/3",
      "2*x^(-1/2)",
      "x/(2*sqrt(x+1))",
      "atan(x/2)/2 - 3*log(abs(x-1))/4",
      "(sin(x)*cos(x))^3",
      "x^x",
      "(x^2)^3",
      "-x^2",
      "2^(-x)",
      "1/sin(x)^2",
      "pi*e*x",
      "acosh(x)*asec(x)",
      "(1/2)^x",
      "x^(1/3)",
      "(-x)^2",
      "5*3*x",
      "x*(-3)",
      "-(-x)",
      "sign(x)*abs(x)^3",
    ];
    for (const source of sources) {
      const once = printAscii(read(source));
      for (const print of [printAscii, printPython, printLatex]) {
        expect(printAscii(read(print(read(source)))), `${source} as ${print(read(source))}`).toBe(once);
      }
    }
  });
});
