import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "@/lib/domains/seeded-random";
import { canonicalText, type Expression } from "../expression";
import { parseExpression, printAscii } from "../notation";
import { benchmarkProblems, trainingRoots } from "../problem-sets";
import { drawVariants, transformations } from "./index";

const read = (text: string): Expression => {
  const result = parseExpression(text);
  if (!result.ok) throw new Error(`${text}: ${result.error.message}`);
  return result.value;
};
const byId = (id: string) => transformations.find((one) => one.id === id)!;
const integrands = [...trainingRoots, ...benchmarkProblems].map((problem) => read(problem.statement));
const anyIntegrand = fc.constantFrom(...integrands);
const anySeed = fc.string({ maxLength: 12 });

/** What a transformation makes of an integrand under many seeds, in canonical form. */
function outcomes(id: string, integrand: string): Set<string> {
  const made = new Set<string>();
  for (let seed = 0; seed < 60; seed++) {
    const changed = byId(id).apply(read(integrand), seededRandom(`${seed}`));
    if (changed !== null) made.add(canonicalText(changed));
  }
  return made;
}
const canonicals = (...texts: string[]) => new Set(texts.map((text) => canonicalText(read(text))));

describe("the library", () => {
  it("names each transformation once and says what it does", () => {
    expect(new Set(transformations.map((one) => one.id)).size).toBe(transformations.length);
    expect(transformations.length).toBeGreaterThanOrEqual(25);
    for (const one of transformations) expect(one.description.length).toBeGreaterThan(20);
  });

  it.each([
    ["lower-exponent", "sin(x)^4", ["sin(x)^3"]],
    ["lower-exponent", "1/x^3", ["1/x^2"]],
    ["lower-exponent", "sqrt(x)", []],
    ["drop-term", "x^2+3*x+5", ["3*x+5", "x^2+5", "x^2+3*x"]],
    ["drop-factor", "x*exp(x)*sin(x)", ["exp(x)*sin(x)", "x*sin(x)", "x*exp(x)"]],
    ["derivative-of-inverse", "x*atan(x)", ["x/(x^2+1)"]],
    ["quotient-function-apart", "tan(2*x)", ["sin(2*x)", "cos(2*x)"]],
    ["unit-coefficient", "sin(-3*x)", ["sin(-x)"]],
    ["unit-constant", "1/(x^2-9)", ["1/(x^2-1)"]],
    ["plain-argument", "exp(x^2)", ["exp(x)"]],
    ["inner-function-only", "log(sin(x))", ["sin(x)"]],
    ["simplify-denominator", "1/(x^2+4*x+13)", ["1/(x^2+1)", "1/(4*x+1)"]],
    ["numerator-only", "x*exp(x)/(x+1)^2", ["x*exp(x)"]],
    ["denominator-only", "x^2/(x^4+1)", ["1/(x^4+1)"]],
    ["whole-power", "sqrt(x^2+1)", ["x^2+1"]],
    ["whole-power", "1/sqrt(1-x^2)", ["1/(1-x^2)"]],
    ["supply-inner-derivative", "exp(x^2)", ["2*x*exp(x^2)"]],
    ["flip-sign", "x^2+1", ["x^2-1", "1-x^2"]],
    ["notch-exponent", "x^3", ["x^4", "x^2"]],
    ["exchange-composition", "sin(log(x))", ["log(sin(x))"]],
    ["swap-cofunctions", "x*sin(x)+cos(x)", ["x*cos(x)+sin(x)"]],
    ["trade-circular-for-hyperbolic", "x*sin(x)", ["x*sinh(x)"]],
    ["reflect-variable", "x*exp(x)", ["-x*exp(-x)"]],
    ["multiply-by-x", "exp(x)", ["x*exp(x)"]],
    ["take-root", "1/(x^2+9)", ["1/sqrt(x^2+9)"]],
    ["divide-by-quadratic", "atan(x)", ["atan(x)/(x^2+1)"]],
  ])("%s makes of %s exactly its announced changes", (id, integrand, expected) => {
    expect(outcomes(id, integrand)).toEqual(canonicals(...expected));
  });

  it("never changes what it was given, and repeats itself under one seed", () => {
    fc.assert(
      fc.property(
        anyIntegrand,
        fc.constantFrom(...transformations),
        anySeed,
        (integrand, transformation, seed) => {
          const before = JSON.stringify(integrand);
          const first = transformation.apply(integrand, seededRandom(seed));
          expect(transformation.apply(integrand, seededRandom(seed))).toEqual(first);
          expect(JSON.stringify(integrand)).toBe(before);
        },
      ),
      { numRuns: 600 },
    );
  });

  it("offers something for every bundled integrand in each difficulty", () => {
    for (const intends of ["easier", "equivalent", "harder"] as const) {
      for (const integrand of integrands) {
        const request = { count: 1, intends, transformationIds: [], seed: "offer" };
        const variants = drawVariants(integrand, request, transformations, () => false);
        expect([printAscii(integrand), variants.length]).toEqual([printAscii(integrand), 1]);
      }
    }
  });
});

describe("drawing variants", () => {
  const anyRequest = fc.record({
    count: fc.integer({ min: 1, max: 12 }),
    intends: fc.constantFrom("easier" as const, "equivalent" as const, "harder" as const),
    transformationIds: fc.constant([]),
    seed: anySeed,
  });

  it("gives different problems, none of them the parent, all readable again as themselves", () => {
    fc.assert(
      fc.property(anyIntegrand, anyRequest, (integrand, request) => {
        const variants = drawVariants(integrand, request, transformations, () => false);
        expect(variants.length).toBeLessThanOrEqual(request.count);
        const all = new Set([canonicalText(integrand), ...variants.map((variant) => variant.canonical)]);
        expect(all.size).toBe(variants.length + 1);
        for (const variant of variants) {
          expect(canonicalText(read(printAscii(variant.expression)))).toBe(variant.canonical);
          expect(variant.transformationIds.every((id) => byId(id).intends === request.intends)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("draws named transformations only, and none where none of them is of the intended difficulty", () => {
    const request = {
      count: 5,
      intends: "easier",
      transformationIds: ["drop-term", "multiply-by-x"],
      seed: "s",
    } as const;
    const variants = drawVariants(read("x^3 + sin(x) + 4"), request, transformations, () => false);
    expect(variants.length).toBeGreaterThan(1);
    expect(new Set(variants.flatMap((variant) => variant.transformationIds))).toEqual(new Set(["drop-term"]));
    expect(
      drawVariants(read("x^3"), { ...request, intends: "equivalent" }, transformations, () => false),
    ).toEqual([]);
  });

  it("draws a transformation as often as its weight says, and one of weight 0 never", () => {
    const shareOf = (id: string, weight: number): number => {
      const drawn = integrands.flatMap((integrand, index) =>
        drawVariants(
          integrand,
          { count: 1, intends: "easier", transformationIds: [], weights: { [id]: weight }, seed: `${index}` },
          transformations,
          () => false,
        ).flatMap(({ transformationIds }) => transformationIds),
      );
      return drawn.filter((one) => one === id).length / drawn.length;
    };
    expect(shareOf("unit-coefficient", 0)).toBe(0);
    expect(shareOf("unit-coefficient", 0.25)).toBeLessThan(0.6 * shareOf("unit-coefficient", 1));
    expect(shareOf("unit-coefficient", 4)).toBeGreaterThan(1.4 * shareOf("unit-coefficient", 1));
  });

  it("keeps constants, unreal integrands and what is excluded out", () => {
    const all = { count: 50, transformationIds: [], seed: "t" };
    const flipped = drawVariants(
      read("sqrt(x^2+1)"),
      { ...all, intends: "equivalent", transformationIds: ["flip-sign"] },
      transformations,
      () => false,
    );
    expect(flipped.map((variant) => variant.canonical)).not.toContain(canonicalText(read("sqrt(-x^2-1)")));
    const easier = { ...all, intends: "easier" } as const;
    expect(drawVariants(read("2*x"), easier, transformations, () => false).map((v) => v.canonical)).toEqual([
      "x",
    ]);
    expect(drawVariants(read("2*x"), easier, transformations, (_, canonical) => canonical === "x")).toEqual(
      [],
    );
  });
});
