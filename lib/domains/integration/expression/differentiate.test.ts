import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fn, power, product, sum, variable } from "./build";
import { canonicalText } from "./canonical";
import { differentiate } from "./differentiate";
import { functionNames } from "./expression";
import { dependsOn, depth, size, variableNames } from "./measure";
import { makeRational, rational } from "./rational";
import { rewrite, substitute } from "./substitute";
import { anyExpression, valueAt } from "./testing/sample-expressions";

const x = variable("x");

describe("differentiate", () => {
  it.each(functionNames)("agrees with difference quotients of %s", (name) => {
    const e = fn(name, sum(product(rational(1, 3), x), rational(1, 5)));
    const derivative = differentiate(e, "x");
    // The three points reach the domain of every function, |u| > 1 and |u| < 1 alike.
    const points = [0.9, -1.7, 4.5].filter((at) => Number.isFinite(valueAt(e, at)));
    expect(points.length).toBeGreaterThan(0);
    for (const at of points) {
      const quotient = (valueAt(e, at + 1e-5) - valueAt(e, at - 1e-5)) / 2e-5;
      expect(valueAt(derivative, at)).toBeCloseTo(quotient, 6);
    }
  });

  it("agrees with difference quotients of random expressions", () => {
    let compared = 0;
    fc.assert(
      fc.property(anyExpression, fc.double({ min: 0.2, max: 2, noNaN: true }), (e, at) => {
        const [left, middle, right] = [at - 1e-5, at, at + 1e-5].map((p) => valueAt(e, p)) as [
          number,
          number,
          number,
        ];
        const quotient = (right - left) / 2e-5;
        const bend = (right - 2 * middle + left) / 1e-5;
        if (
          !Number.isFinite(quotient) ||
          Math.abs(quotient) > 1e3 ||
          Math.abs(middle) > 1e3 ||
          Math.abs(bend) > 0.05
        )
          return;
        const derivative = valueAt(differentiate(e, "x"), at);
        // The rule for powers takes log of the base, undefined for 0^x.
        if (Number.isNaN(derivative)) return;
        compared++;
        expect(Math.abs(derivative - quotient)).toBeLessThanOrEqual(1e-3 * (1 + Math.abs(quotient)));
      }),
      { numRuns: 1500, seed: 3 },
    );
    expect(compared).toBeGreaterThan(300);
  });

  it("counts other variables as constants", () => {
    expect(canonicalText(differentiate(product(variable("a"), x), "x"))).toBe("a");
  });
});

describe("substitute and measure", () => {
  it("replaces every occurrence", () => {
    const e = sum(power(x, rational(2)), fn("sin", x));
    expect(canonicalText(substitute(e, "x", rational(3)))).toBe(
      canonicalText(sum(rational(9), fn("sin", rational(3)))),
    );
  });

  it("rewrites bottom-up", () => {
    const doubled = rewrite(sum(x, rational(1)), (node) =>
      node.kind === "number" ? rational(2 * node.numerator) : node,
    );
    expect(canonicalText(doubled)).toBe("(x + 2)");
  });

  it("counts nodes and levels", () => {
    const e = product(x, fn("exp", sum(x, rational(1))));
    expect([size(e), depth(e), dependsOn(e, "x"), dependsOn(e, "y")]).toEqual([6, 4, true, false]);
    expect(variableNames(sum(variable("b"), x, variable("b")))).toEqual(["b", "x"]);
  });

  it("never rounds a rational", () => {
    expect(makeRational(2 ** 60, 3)).toBeNull();
    expect(() => rational(1, 0)).toThrow(RangeError);
  });
});
