import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyExpression } from "../expression/testing/sample-expressions";
import { parseExpression, printAscii } from "../notation";
import { markDifference } from ".";
import { changedParts } from "./changed-parts";

function parsed(text: string) {
  const read = parseExpression(text);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

function changes(before: string, after: string): [string[], string[]] {
  const parts = changedParts(parsed(before), parsed(after));
  return [[...parts.before].map(printAscii), [...parts.after].map(printAscii)];
}

describe("the changed parts", () => {
  test.each([
    ["x^3*exp(x)", "x^2*exp(x)", ["3"], ["2"]],
    ["x*sin(x^2)", "x*sin(x)", ["x^2"], ["x"]],
    ["x^2*sin(3*x)", "sin(3*x)*x^2", [], []],
    ["x*cos(x) + 1", "x*cos(x)", ["x*cos(x) + 1"], ["x*cos(x)"]],
    ["sin(x)*exp(x)*x", "sin(x)*x", ["exp(x)"], []],
    ["sin(x) + x", "cos(x) + x", ["sin(x)"], ["cos(x)"]],
    ["x/(x^4 + 3*x^2 + 2)", "x/(x^4 + 2)", ["3*x^2"], []],
    ["sin(x)", "x^2", ["sin(x)"], ["x^2"]],
  ])("from %s to %s", (before, after, gone, come) => {
    expect(changes(before, after)).toEqual([gone, come]);
  });

  test("are none between equal formulas, and never lie inside one another", () => {
    fc.assert(
      fc.property(anyExpression, anyExpression, (before, after) => {
        const same = markDifference(before, before);
        expect(same.before).toBe(same.after);
        expect(same.before).not.toContain("boxed");
        const { before: one, after: other } = markDifference(before, after);
        expect(one + other).not.toMatch(/[ψωφ]/);
      }),
    );
  });
});

describe("the marks", () => {
  test("are boxes around the changed parts where they stand", () => {
    const marked = markDifference(parsed("x^3*exp(x)"), parsed("x^2*exp(x)"));
    expect(marked).toEqual({ before: "x^{\\boxed{3}} e^{x}", after: "x^{\\boxed{2}} e^{x}" });
  });
});
