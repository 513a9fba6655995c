import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalForm, children, type Expression } from "../expression";
import { anyExpression } from "../expression/testing/sample-expressions";
import { parseExpression, printAscii } from "../notation";
import { Integrand } from "../verifier";
import { occursIn, readPattern, shapeTokens } from ".";

function occurs(pattern: string, formula: string): boolean {
  const wanted = readPattern(pattern);
  const given = parseExpression(formula);
  if (!wanted.ok) throw new Error(wanted.error.message);
  if (!given.ok) throw new Error(given.error.message);
  return occursIn(wanted.value, given.value);
}

describe("a shape", () => {
  test.each([
    ["sin(_)*_", "x^2*sin(3*x)"],
    ["sin(_)*_", "1 + 5*sin(x)"],
    ["\\sin(_) \\cdot _", "x*sin(x)"],
    ["_*_", "x*exp(x)"],
    ["sin(x)*x", "2*x*sin(x)"],
    ["sin(cos(_))", "exp(sin(cos(x^2)))"],
    ["sqrt(_ + 1)", "x/sqrt(x^2 + 1)"],
    ["exp(_)", "e^(3*x)"],
    ["_", "x"],
  ])("%s occurs in %s", (pattern, formula) => {
    expect(occurs(pattern, formula)).toBe(true);
  });

  test.each([
    ["sin(_)*_", "sin(x)"],
    ["sin(_)*_", "x*cos(x)"],
    ["sin(cos(_))", "sin(x)*cos(x)"],
    ["exp(x + 1)", "exp(x^2 + x + 1)"],
    ["_*_", "x + 1"],
    ["sin(_)*sin(_)^3", "x*sin(x)"],
  ])("%s does not occur in %s", (pattern, formula) => {
    expect(occurs(pattern, formula)).toBe(false);
  });

  test("without blanks occurs in its own formula, however that is written", () => {
    fc.assert(
      fc.property(anyExpression, (expression) => {
        const written = printAscii(expression);
        // What divides by zero means nothing, and has no one form.
        fc.pre(!/(?<![\d.])0\^\(?-|\/\(?0(?![\d.])/.test(written));
        const pattern = readPattern(written);
        if (pattern.ok) expect(occursIn(pattern.value, expression)).toBe(true);
      }),
    );
  });

  test("that is no formula, too large or has too many blanks is refused with a reason", () => {
    expect(readPattern("sin(_")).toMatchObject({ ok: false });
    expect(readPattern("A*x")).toMatchObject({ ok: false, error: { position: 0 } });
    expect(readPattern(Array(20).fill("_").join("*"))).toMatchObject({ ok: false });
    expect(readPattern(`${"x+".repeat(100)}x`)).toMatchObject({ ok: false });
    expect(readPattern("(".repeat(20_000))).toMatchObject({ ok: false });
  });

  test("with many equal operands still ends", () => {
    const sines = Array.from({ length: 24 }, (_, index) => `sin(${index + 2}*x)`).join("*");
    const wanted = Array.from({ length: 11 }, () => "sin(_)").join("*");
    expect(occurs(`${wanted}*cos(x)`, sines)).toBe(false);
  });
});

describe("the tokens of a shape", () => {
  const tokensOf = (pattern: string) => {
    const read = readPattern(pattern);
    return read.ok ? shapeTokens(read.value.expression, read.value.blanks) : [];
  };
  const has = (formula: string, tokens: readonly string[]) => {
    const read = parseExpression(formula);
    const own = read.ok ? shapeTokens(canonicalForm(read.value)) : [];
    return tokens.every((token) => own.includes(token));
  };

  test("are all among those of each formula that it occurs in", () => {
    const parts = (e: Expression): Expression[] => [e, ...children(e).flatMap(parts)];
    fc.assert(
      fc.property(anyExpression, fc.nat(), fc.nat(), (expression, which, hidden) => {
        // What divides by zero has no one canonical form.
        fc.pre(!new Integrand(expression).isUndefined);
        const all = parts(expression);
        const part = all[which % all.length]!;
        const inner = parts(part);
        const blank = inner[hidden % inner.length]!;
        const shape = printAscii(part).replace(printAscii(blank), " _ ");
        const pattern = readPattern(shape);
        if (!pattern.ok || !occursIn(pattern.value, expression)) return;
        expect(has(printAscii(expression), tokensOf(shape))).toBe(true);
      }),
    );
  });

  test("tell formulas apart that it does not occur in", () => {
    expect(has("sin(x)*cos(x)", tokensOf("sin(cos(_))"))).toBe(false);
    expect(has("x + sin(x)", tokensOf("_*sin(_)"))).toBe(false);
    expect(has("x/sqrt(x^2 + 1)", tokensOf("sqrt(_ + 1)"))).toBe(true);
  });
});
