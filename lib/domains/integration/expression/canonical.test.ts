import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  divide,
  eulersNumber,
  fn,
  negate,
  power,
  product,
  squareRoot,
  subtract,
  sum,
  variable,
} from "./build";
import { canonicalForm, canonicalText } from "./canonical";
import type { Expression } from "./expression";
import { one, rational } from "./rational";
import { anyExpression, valueAt } from "./testing/sample-expressions";

const x = variable("x");
const n = rational;
const sin = fn("sin", x);
const cos = fn("cos", x);

const same: readonly [string, Expression, Expression][] = [
  ["order of terms", sum(x, n(1), sin), sum(sin, x, n(1))],
  ["order of factors", product(x, sin, n(3)), product(sin, n(3), x)],
  ["like terms", sum(x, product(n(2), x)), product(n(3), x)],
  ["terms that cancel", subtract(sum(sin, x), sin), x],
  ["like powers", product(x, power(x, n(2))), power(x, n(3))],
  ["a number over a bracket", product(n(2), sum(x, n(1))), sum(product(n(2), x), n(2))],
  ["a factor common to a bracket", divide(sum(product(n(2), x), n(2)), sum(x, n(1))), n(2)],
  ["the sign of a bracket", power(subtract(n(1), x), n(2)), power(subtract(x, n(1)), n(2))],
  ["secant", fn("sec", x), power(cos, n(-1))],
  ["tangent", fn("tan", x), divide(sin, cos)],
  ["cosecant squared", power(fn("csc", x), n(2)), power(sin, n(-2))],
  ["hyperbolic tangent", fn("tanh", x), divide(fn("sinh", x), fn("cosh", x))],
  ["an odd function", fn("sin", negate(x)), negate(sin)],
  ["an even function", fn("cos", subtract(n(1), x)), fn("cos", subtract(x, n(1)))],
  ["products of exponentials", product(fn("exp", x), fn("exp", x)), fn("exp", product(n(2), x))],
  ["powers of e", power(eulersNumber, x), fn("exp", x)],
  ["powers of 4", power(n(4), x), power(n(2), product(n(2), x))],
  ["exp of a logarithm", fn("exp", product(n(2), fn("log", x))), power(x, n(2))],
  ["√12", squareRoot(n(12)), product(n(2), squareRoot(n(3)))],
  ["1/√2", power(n(2), n(-1, 2)), product(n(1, 2), squareRoot(n(2)))],
  ["a number in a root", squareRoot(product(n(4), x)), product(n(2), squareRoot(x))],
  ["root of a root", squareRoot(squareRoot(x)), power(x, n(1, 4))],
];

const different: readonly [string, Expression, Expression][] = [
  ["√x² is |x|, not x", squareRoot(power(x, n(2))), x],
  ["|x| and x", fn("abs", x), x],
  ["log x² and 2 log x", fn("log", power(x, n(2))), product(n(2), fn("log", x))],
  ["arcsin of sin", fn("asin", sin), x],
  ["an exact number and a decimal", n(2), { kind: "decimal", value: 2 }],
  [
    "√(x·y) and √x·√y",
    squareRoot(product(x, variable("y"))),
    product(squareRoot(x), squareRoot(variable("y"))),
  ],
];

describe("canonicalText", () => {
  it.each(same)("ignores notation: %s", (_, a, b) => {
    expect(canonicalText(a)).toBe(canonicalText(b));
  });

  it.each(different)("keeps apart: %s", (_, a, b) => {
    expect(canonicalText(a)).not.toBe(canonicalText(b));
  });

  it("keeps numbers that would overflow apart instead of rounding them", () => {
    const huge = n(Number.MAX_SAFE_INTEGER);
    expect(canonicalText(sum(huge, one))).not.toBe(canonicalText(sum(huge, n(2))));
    expect(canonicalText(product(huge, n(2)))).not.toBe(canonicalText(product(huge, n(3))));
  });
});

describe("canonicalForm", () => {
  it("has the value of the expression wherever both are defined", () => {
    fc.assert(
      fc.property(
        anyExpression,
        fc.double({ min: 0.1, max: 3, noNaN: true }),
        fc.boolean(),
        (e, size, negative) => {
          const at = negative ? -size : size;
          const before = valueAt(e, at);
          const after = valueAt(canonicalForm(e), at);
          // Cancellation and steepness are no fault of the form: only a plain, steady value is compared.
          const steady = Math.abs(valueAt(e, at * (1 + 1e-12)) - before) < 1e-7 * Math.abs(before);
          if (!steady || !Number.isFinite(after) || Math.abs(before) > 1e6 || Math.abs(before) < 1e-6) return;
          expect(Math.abs(after - before)).toBeLessThanOrEqual(1e-5 * Math.abs(before));
        },
      ),
      { numRuns: 3000, seed: 7 },
    );
  });

  it("is its own canonical form", () => {
    fc.assert(
      fc.property(anyExpression, (e) => {
        const form = canonicalForm(e);
        expect(canonicalText(structuredClone(form))).toBe(canonicalText(form));
      }),
      { numRuns: 2000, seed: 11 },
    );
  });
});
