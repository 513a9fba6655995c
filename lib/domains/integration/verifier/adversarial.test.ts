import { expect, it } from "vitest";
import { verifyAntiderivative } from ".";

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

/** Ways of breaking a right answer F of f. Each changes F' somewhere. */
const breakages: readonly (readonly [string, (F: string, f: string) => string])[] = [
  ["sign", (F) => `-(${F})`],
  ["factor", (F) => `1.01*(${F})`],
  ["small factor", (F) => `1.000001*(${F})`],
  ["drift", (F) => `${F} + 1e-7*x`],
  ["added term", (F) => `${F} + x`],
  ["integrand echoed", (_, f) => `${f} + x/7`],
  ["distant step of slope", (F) => `${F} + abs(x - 100)`],
  ["far narrow bump", (F) => `${F} + exp(-(x-50)^2*1000000)`],
  ["near narrow bump", (F) => `${F} + exp(-(x-1/3)^2*1000000000)`],
  ["very far bump", (F) => `${F} + exp(-(x-100000)^2)`],
  ["wrong for negative x", (F) => `${F} + x - abs(x)`],
  ["wrong for positive x", (F) => `${F} + x + abs(x)`],
  ["wrong between 2 and 2.01", (F) => `${F} + abs(x-2) + abs(x-2.01) - 2*abs(x-2.005)`],
  ["oscillation", (F) => `${F} + sin(1000*x)/100000`],
  ["undefined everywhere", (F) => `${F} + sqrt(-1-x^2)*x`],
  ["huge terms that cancel", (F) => `${F} + 1e16*x + x - 1e16*x`],
  ["inner factor", (F) => F.replaceAll("x", "(1.001*x)")],
  ["shift", (F) => F.replaceAll("x", "(x + 1/1000)")],
];
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

it.each([
  ["brackets", "(".repeat(20_000)],
  ["closed brackets", `${"(".repeat(9_000)}x${")".repeat(9_000)}`],
  ["a tower of powers", Array(3_000).fill("x").join("^")],
  ["thousands of terms", Array(6_000).fill("x").join("+")],
  ["nested sines", `${"sin(".repeat(190)}x${")".repeat(190)}`],
  ["minus signs", `${"-".repeat(19_000)}x`],
  ["a long number", "9".repeat(19_000)],
  ["bars", "|".repeat(19_000)],
  ["letters", "x".repeat(19_000)],
  ["factorially large", "exp(exp(exp(exp(exp(x)))))"],
  ["more than is read", "x".repeat(1_000_000)],
  ["backslashes", "\\".repeat(19_000)],
  ["boxes", "\\boxed{".repeat(2_800)],
  ["answers", "<ANSWER>".repeat(2_400)],
])("answers %s without a crash and without accepting", (_, answer) => {
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
