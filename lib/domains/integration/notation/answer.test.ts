import { expect, it } from "vitest";
import { Integrand } from "../verifier";
import { readAnswer } from ".";

const at = 1.3;
const { sin, cos, log, atan, sqrt, exp } = Math;

/** What models write, with the value it is meant to have at 1.3. */
const meant: readonly (readonly [string, number])[] = [
  ["\\operatorname{arctan}\\left(x\\right) + C", atan(at)],
  ["\\ln\\left|x\\right| + C", log(at)],
  ["\\frac12 x^2", at ** 2 / 2],
  ["\\sin^2 x", sin(at) ** 2],
  ["x sin x", at * sin(at)],
  ["\\sin^{-1}(x/2)", Math.asin(at / 2)],
  ["x·√x", at * sqrt(at)],
  ["x²", at ** 2],
  ["np.exp(x)", exp(at)],
  ["sp.sin(x)*math.cos(x)", sin(at) * cos(at)],
  ["\\log_{2}(x)", Math.log2(at)],
  ["log(x, 10)", Math.log10(at)],
  ["\\sqrt[3]{x}", Math.cbrt(at)],
  ["\\frac{\\log{\\left(x \\right)}^{2}}{2}", log(at) ** 2 / 2],
  ["\\sin^{2}{\\left(x \\right)}", sin(at) ** 2],
  ["\\operatorname{atan}{\\left(x \\right)}", atan(at)],
  ["$$\\int x \\, dx = \\frac{x^2}{2} + C$$", at ** 2 / 2],
  ["```python\nx**2\n```", at ** 2],
  ["**x^2 + C**", at ** 2],
  ["Thus <ANSWER> x^2 + C </ANSWER> done", at ** 2],
  ["So we get $\\boxed{\\frac{x^2}{2}+C}$.", at ** 2 / 2],
  ["x^2/2 + C, where C is the constant of integration", at ** 2 / 2],
  ["x^2/2 + C (where C is a constant)", at ** 2 / 2],
  ["x^2 + C_1", at ** 2],
  ["Final answer: x^2 + C", at ** 2],
];

it.each(meant)("reads %s as it is meant", (text, value) => {
  const read = readAnswer(text);
  expect(read.ok).toBe(true);
  if (read.ok) expect(new Integrand(read.value).at(at).value).toBeCloseTo(value, 12);
});

it.each(["1/2x", "\\pm x", "x^2 or x^3", "\\int x^2", "F(x) = x^2 = x^3", "sin x^2 x", "np..x"])(
  "refuses %s rather than guess",
  (text) => expect(readAnswer(text).ok).toBe(false),
);
