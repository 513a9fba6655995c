import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verifyAntiderivative } from ".";

const kindOf = (problem: string, answer: string): string => verifyAntiderivative(problem, answer, "s").kind;

/** Values as tables of integrals give them. */
const right: readonly (readonly [string, string])[] = [
  ["\\int_0^1 x^2 \\, dx", "1/3"],
  ["\\int_{0}^{\\pi} \\sin x \\, dx", "2"],
  ["∫_0^1 x^2 dx", "0.333333333333"],
  ["∫₀¹ x² dx", "1/3"],
  ["Integral(x**2, (x, 0, 1))", "1/3"],
  ["integrate(exp(-x), (x, 0, oo))", "1"],
  ["the integral of x^2 from 0 to 1", "1/3"],
  ["$\\int_{-1}^{1} \\frac{1}{1+x^2} dx$", "\\frac{\\pi}{2}"],
  ["\\int_1^0 x dx", "-1/2"],
  ["\\int_{-1}^1 x^3 dx", "0"],
  ["\\int_{-\\infty}^{\\infty} e^{-x^2} dx", "\\sqrt{\\pi}"],
  ["\\int_0^\\infty \\frac{1}{1+x^2} dx", "pi/2"],
  ["\\int_0^{\\infty} x^3/(e^x-1) dx", "pi^4/15"],
  ["\\int_{-\\infty}^0 e^x dx", "1"],
  ["\\int_0^1 \\frac{1}{\\sqrt{x}} dx", "2"],
  ["\\int_0^1 \\ln x dx", "-1"],
  ["\\int_0^1 \\frac{1}{\\sqrt{1-x^2}} dx", "pi/2"],
  ["\\int_{-1}^{1} |x|^{-1/2} dx", "4"],
  ["\\int_0^2 |x-1|^{-1/3} dx", "3"],
  ["\\int_0^3 |x-1| dx", "5/2"],
  ["\\int_0^2 \\ln|x-1| dx", "-2"],
  ["\\int_0^{\\pi/2} \\ln(\\sin x) dx", "-\\frac{\\pi}{2}\\ln 2"],
  ["\\int_0^1 x^{-0.9} dx", "10"],
  ["\\int_0^1 \\sqrt{x(1-x)} dx", "pi/8"],
  ["\\int_0^{20\\pi} \\sin^2 x dx", "10*pi"],
];
const divergent = [
  "\\int_0^1 \\frac{1}{x} dx",
  "\\int_{-1}^1 \\frac{1}{x} dx",
  "\\int_{-1}^1 \\frac{1}{x^2} dx",
  "\\int_1^\\infty \\frac{1}{x} dx",
  "\\int_0^2 \\tan x dx",
  "\\int_0^\\infty \\sin x dx",
];

describe("definite integrals", () => {
  it.each(right)("%s is %s", (problem, answer) => expect(kindOf(problem, answer)).toBe("verified"));

  it.each(right)("%s is not 1.000001 times %s, nor that and a bit", (problem, answer) => {
    expect(kindOf(problem, `(${answer.replaceAll("$", "")})*1.000001 + 1/10^5`)).toBe("refuted");
  });

  it.each(divergent)("%s has no value that could be verified", (problem) => {
    for (const answer of ["0", "1", "2", "-2"]) expect(kindOf(problem, answer)).toBe("undecided");
  });

  it.each([
    ["\\int_0^1 x^2 dx", "x^3/3"],
    ["\\int_0^{10}", "1"],
    ["\\int_0 x dx", "1"],
    ["\\int_0^{x} x dx", "x^2/2"],
    ["\\int_0^1 x^2 dx", "1/0"],
    ["\\int_0^1 \\sqrt{-1-x^2} dx", "0"],
    ["\\int_0^1 y dx", "1"],
    ["Integral(x, (x, 0))", "0"],
  ])("leaves %s with the answer %s undecided", (problem, answer) => {
    expect(kindOf(problem, answer)).toBe("undecided");
  });

  it("takes integrals of polynomials between any bounds for what they are", () => {
    const small = fc.integer({ min: -9, max: 9 });
    fc.assert(
      fc.property(small, small, small, small, (p, q, from, to) => {
        const primitive = (x: number) => (p * x ** 3) / 3 + (q * x ** 2) / 2 + x;
        const problem = `\\int_{${from}}^{${to}} (${p}*x^2 + ${q}*x + 1) dx`;
        expect(kindOf(problem, String(primitive(to) - primitive(from)).replace("e", "*10^"))).toBe(
          "verified",
        );
        expect(kindOf(problem, `${primitive(to) - primitive(from)} + 1`.replace("e", "*10^"))).toBe(
          "refuted",
        );
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});
