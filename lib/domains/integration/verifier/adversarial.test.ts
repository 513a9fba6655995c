import { expect, it } from "vitest";
import { verifyAntiderivative } from ".";
import { breakages } from "./testing/breakages";
import { hostileTexts } from "./testing/hostile-texts";

const kindOf = (integrand: string, answer: string, seed = "adversary"): string =>
  verifyAntiderivative(integrand, answer, seed).kind;

/** Right pairs over the usual techniques. */
const right: readonly (readonly [string, string])[] = [
  ["x^2", "x^3/3"],
  ["x*exp(x)", "(x - 1)*exp(x)"],
  ["x*sin(x)", "sin(x) - x*cos(x)"],
  ["1/(x^2 + 1)", "atan(x)"],
  ["1/x", "log(abs(x))"],
  ["log(x)", "x*log(x) - x"],
  ["sqrt(x)", "2*x^(3/2)/3"],
  ["1/sqrt(1 - x^2)", "asin(x)"],
  ["tan(x)", "-log(abs(cos(x)))"],
  ["exp(x)*sin(x)", "exp(x)*(sin(x) - cos(x))/2"],
  ["x/(x^2 + 4)", "log(x^2 + 4)/2"],
  ["sinh(x)", "cosh(x)"],
];

it.each(right)("verifies %s", (integrand, answer) => {
  expect(kindOf(integrand, answer)).toBe("verified");
});

/** Changes that change nothing: a factor inside a logarithm, and what happens only where the integrand is not real. */
const harmless = new Set([
  "inner factor of 1/x",
  "wrong between 2 and 2.01 of 1/sqrt(1 - x^2)",
  "wrong for negative x of log(x)",
  "wrong for negative x of sqrt(x)",
]);
const broken = right
  .flatMap(([f, F]) => breakages.map(([how, change]) => [how, f, change(F, f)] as const))
  .filter(([how, f]) => !harmless.has(`${how} of ${f}`));

it.each(broken)("never accepts %s: %s, %s", (_, integrand, answer) => {
  for (const seed of ["a", "b", "c"]) expect(kindOf(integrand, answer, seed)).not.toBe("verified");
});

it("does not let a large integrand hide what an exact answer adds", () => {
  const F = "11*x/8 + 21*cosh(5 + x/2)*sinh(5 + x/2)/4 + 9*cosh(5 + x/2)*sinh(5 + x/2)^3/2";
  for (let seed = 0; seed < 20; seed++) {
    expect(kindOf("(2 + 3*sinh(5 + x/2)^2)^2", F, `${seed}`)).toBe("verified");
    expect(kindOf("(2 + 3*sinh(5 + x/2)^2)^2", `${F} + x + abs(x)`, `${seed}`)).not.toBe("verified");
  }
});

it.each([
  "∫ x^2 dx",
  "\\int x^2 dx",
  "Integral(x**2, x)",
  "integrate(x**2, x)",
  "nan",
  "oo*x",
  "zoo",
  "x^3/3 + 1/0",
  "a*x^3",
  "x^3/3 + k*x",
  "x^3/3 or x^2",
  "x^3/3, x^3/3 + 1",
  "x^3/3 = x^2",
  "C*x^3/3",
  "__proto__",
  "constructor(x)",
  "toString",
  "х^3/3",
  "",
  "   ",
  "I*x",
  "gamma(x)",
])("does not take %j for an antiderivative of x^2", (answer) => {
  expect(kindOf("x^2", answer)).not.toBe("verified");
});

it.each(hostileTexts)("answers %s without a crash and without accepting", (_, answer) => {
  expect(kindOf("x^2", answer)).not.toBe("verified");
});

it("gives the same verdict for the same seed", () => {
  const once = verifyAntiderivative("1/x", "log(x)", "s");
  expect(verifyAntiderivative("1/x", "log(x)", "s")).toEqual(once);
});

it("shows the point that refutes", () => {
  const verdict = verifyAntiderivative("x^2", "x^3", "s");
  expect(verdict.kind).toBe("refuted");
  if (verdict.kind !== "refuted") return;
  const { x, expected, actual } = verdict.counterexample;
  expect(expected).toBeCloseTo(x ** 2, 6);
  expect(actual / expected).toBeCloseTo(3, 6);
});
