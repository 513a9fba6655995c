import { describe, expect, it } from "vitest";
import type { BundledProblem } from "@/lib/domains/domain";
import { canonicalText, type Expression } from "../expression";
import { integrationDomain } from "../index";
import { parseExpression } from "../notation";
import { drawVariants, transformations } from "../transformations";
import { equalsBenchmarkProblem, isBenchmarkProblem } from "./held-out";
import { benchmarkProblems, trainingRoots } from "./index";

const read = (text: string): Expression => {
  const result = parseExpression(text);
  if (!result.ok) throw new Error(`${text}: ${result.error.message}`);
  return result.value;
};
const all: readonly BundledProblem[] = [...trainingRoots, ...benchmarkProblems];

describe("the bundled problems", () => {
  it("are as many as announced, each under one id", () => {
    expect(trainingRoots.length).toBeGreaterThanOrEqual(150);
    expect(benchmarkProblems.length).toBeGreaterThanOrEqual(110);
    expect(new Set(all.map((problem) => problem.id)).size).toBe(all.length);
  });

  it("are different problems", () => {
    const canonicals = all.map((problem) => canonicalText(read(problem.statement)));
    expect(canonicals.filter((canonical, i) => canonicals.indexOf(canonical) !== i)).toEqual([]);
  });

  it.each(all.map((problem) => [problem.id, problem] as const))("%s has a right answer", (_, problem) => {
    expect(integrationDomain.verify(problem.statement, problem.answer, "bundled")).toMatchObject({
      kind: "verified",
    });
  });

  it("would be caught with a wrong answer", () => {
    const wrong = all.filter(
      ({ statement, answer }) =>
        integrationDomain.verify(statement, `${answer}+x/7`, "bundled").kind === "verified",
    );
    expect(wrong).toEqual([]);
  });
});

describe("the benchmark", () => {
  const heldOut = new Set(benchmarkProblems.map((problem) => canonicalText(read(problem.statement))));

  it("recognises its own problems however they are spelled", () => {
    expect(isBenchmarkProblem(canonicalText(read("exp(x^4)*x^3")))).toBe(true);
    expect(isBenchmarkProblem(canonicalText(read("cos(x)*(1-sin(x)^2)")))).toBe(false);
    expect(equalsBenchmarkProblem(read("cos(x)*(1-sin(x)^2)"))).toBe(true);
    expect(equalsBenchmarkProblem(read("sin(x)^7"))).toBe(false);
  });

  it("holds no training root", () => {
    expect(trainingRoots.filter((root) => equalsBenchmarkProblem(read(root.statement)))).toEqual([]);
  });

  it.each(["a", "b", "c"])("meets no variant of a training root down to level 3, seed %s", (seed) => {
    const leaked: string[] = [];
    const descend = (statement: string, level: number, path: string): void => {
      for (const intends of ["easier", "equivalent"] as const) {
        const request = {
          count: level === 1 ? 4 : 1,
          intends,
          transformationIds: [],
          seed: `${path}/${intends}`,
        };
        for (const variant of integrationDomain.writeVariants(statement, request)) {
          if (heldOut.has(canonicalText(read(variant.statement)))) leaked.push(variant.statement);
          if (level < 3) descend(variant.statement, level + 1, `${path}/${variant.statement}`);
        }
      }
    };
    for (const root of trainingRoots) descend(root.statement, 1, `${seed}/${root.id}`);
    expect(leaked).toEqual([]);
  });

  it("is met by some variants where nothing excludes it, so that the exclusion has work to do", () => {
    const meets = ({ statement }: { statement: string }) =>
      (["easier", "equivalent"] as const).some((intends) => {
        const request = { count: 60, intends, transformationIds: [], seed: "leak" };
        const variants = drawVariants(read(statement), request, transformations, () => false);
        return variants.some((variant) => isBenchmarkProblem(variant.canonical));
      });
    expect(trainingRoots.some(meets)).toBe(true);
  });
});
