import fc from "fast-check";
import { all, create } from "mathjs";
import { describe, expect, it } from "vitest";
import { differentiate, type Expression } from "../expression";
import { anyExpression } from "../expression/testing/sample-expressions";
import { printAscii, printLatex, printPython, readAnswer } from "../notation";
import sympyPairs from "../testing/sympy-pairs.json";
import { Integrand, verifyAntiderivative } from ".";

const mathjs = create(all!, {});
const points = [-2.7, -0.4, 0.3, 1.1, 4.9];

describe("against mathjs", () => {
  it("evaluates what it prints to the same real values", () => {
    let compared = 0;
    fc.assert(
      fc.property(anyExpression, (e) => {
        const compiled = mathjs.compile(printAscii(e));
        const integrand = new Integrand(e);
        for (const x of points) {
          const expected: unknown = compiled.evaluate({ x });
          const { value, error, kind } = integrand.at(x);
          if (kind !== "real" || typeof expected !== "number" || error > 1e-8 * Math.abs(value)) continue;
          compared++;
          expect(Math.abs(value - expected)).toBeLessThanOrEqual(
            1e-9 * Math.abs(expected) + 1e-12 + 8 * error,
          );
        }
      }),
      { numRuns: 400, seed: 11 },
    );
    expect(compared).toBeGreaterThan(800);
  });
});

describe("properties", () => {
  const isVerdictOn = (f: Expression, F: Expression | string, kinds: readonly string[]) =>
    expect(kinds).toContain(verifyAntiderivative(f, F, "property").kind);

  it("never refutes an answer for its own derivative, in any notation", () => {
    fc.assert(
      fc.property(anyExpression, (F) => {
        // 1/√(x² − 1) is real below −1 too, where it is the derivative of −acosh: refuted there, and rightly.
        fc.pre(!/acosh|asech/.test(printAscii(F)));
        const f = differentiate(F, "x");
        for (const answer of [F, printAscii(F), printPython(F), printLatex(F), `$${printLatex(F)} + C$`]) {
          isVerdictOn(f, answer, ["verified", "undecided"]);
        }
      }),
      { numRuns: 300, seed: 12 },
    );
  });

  it("never verifies an answer whose derivative is off by a constant", () => {
    fc.assert(
      fc.property(anyExpression, fc.constantFrom("x", "-x/3", "x/1000"), (F, added) => {
        const f = differentiate(F, "x");
        isVerdictOn(f, `(${printAscii(F)}) + ${added}`, ["refuted", "undecided"]);
      }),
      { numRuns: 300, seed: 13 },
    );
  });
});

describe("against SymPy", () => {
  const { pairs } = sympyPairs;

  it.each(["answer", "answerLatex"] as const)("reads every %s as SymPy prints it", (notation) => {
    for (const pair of pairs) {
      const [plain, read] = [readAnswer(pair.answer), readAnswer(pair[notation])];
      if (!plain.ok || !read.ok) throw new Error(pair[notation]);
      for (const x of points) {
        const [expected, found] = [new Integrand(plain.value).at(x), new Integrand(read.value).at(x)];
        if (expected.kind !== "real") continue;
        expect(Math.abs(found.value - expected.value)).toBeLessThanOrEqual(
          1e-9 * Math.abs(expected.value) + 1e-12,
        );
      }
    }
  });

  it("refutes no derivative that SymPy took, and leaves at most one in fifty open", () => {
    const kinds = pairs.map(
      ({ integrand, answerLatex }) => verifyAntiderivative(integrand, answerLatex, "sympy").kind,
    );
    expect(kinds.filter((kind) => kind === "refuted")).toEqual([]);
    expect(kinds.filter((kind) => kind === "undecided").length).toBeLessThanOrEqual(pairs.length / 50);
  });

  it("accepts none of them with a term added, dropped or turned", () => {
    for (const { integrand, answer } of pairs) {
      for (const wrong of [`${answer} + x/50`, `-(${answer})`, `(${answer})*1.0001`]) {
        expect(verifyAntiderivative(integrand, wrong, "sympy").kind).not.toBe("verified");
      }
    }
  });
});
