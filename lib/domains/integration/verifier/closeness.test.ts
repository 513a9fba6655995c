import { describe, expect, it } from "vitest";
import { benchmarkProblems } from "../problem-sets";
import { verifyAntiderivative } from ".";

/** Null where the answer was not accepted. */
function closenessOf(problem: string, answer: string): number | null {
  const verdict = verifyAntiderivative(problem, answer, "closeness");
  return verdict.kind === "verified" ? verdict.closeness : null;
}

describe("how much of its tolerance the verifier needed", () => {
  it("is nothing for right answers, whatever their rounding", () => {
    const needed = benchmarkProblems.map(({ statement, answer }) => closenessOf(statement, answer));
    expect(needed.filter((one) => one === null || one > 1e-6)).toEqual([]);
  });

  it.each([
    ["1.00000001", 1],
    ["1.000000001", 0.1],
    ["1.0000000001", 0.01],
    ["1.00000000001", 0.001],
  ])("grows with what an answer is wrong by: times %s", (factor, closeness) => {
    for (const { statement, answer } of benchmarkProblems) {
      const needed = closenessOf(statement, `(${answer})*${factor}`)!;
      expect(needed).toBeGreaterThan(0.9 * closeness);
      expect(needed).toBeLessThanOrEqual(closeness);
    }
  });

  it.each(["(1 + 1/10^11)", "(1 + 1e-11)", "1.5*(2/3 - 1/10^11)"])(
    "leaves nothing to exact numbers: times %s is not accepted",
    (factor) => {
      for (const { statement, answer } of benchmarkProblems)
        expect(closenessOf(statement, `(${answer})*${factor}`)).toBeNull();
    },
  );

  it("is that of the worst point, where the others hide the difference", () => {
    // Of x^2 + 1 the 1 is nearly everything close to 0, and nearly nothing elsewhere.
    expect(closenessOf("x^2 + 1", "x^3/3 + 1.0000000001*x")).toBeGreaterThan(0.009);
  });

  it.each([
    ["\\int_0^1 x^2 dx", "1/3", 0, 0],
    ["\\int_0^{\\infty} x^3/(e^x-1) dx", "pi^4/15", 0, 0],
    ["\\int_0^1 x^2 dx", "0.333333333", 0.09, 0.11],
    ["\\int_0^1 x^2 dx", "0.33333333333333333333", 0, 0],
    ["\\int_1^1 x^2 dx", "0", 0, 0],
  ])("speaks of definite integrals too: %s is %s", (problem, answer, least, most) => {
    const needed = closenessOf(problem, answer)!;
    expect(needed).toBeGreaterThanOrEqual(least);
    expect(needed).toBeLessThanOrEqual(most);
  });
});
