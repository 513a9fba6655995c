import type {
  Domain,
  PlottedPoint,
  ProblemStatement,
  Read,
  Shape,
  Variant,
  VariantRequest,
} from "@/lib/domains/domain";
import { definiteProblem } from "./definite-problem";
import { markDifference } from "./difference";
import {
  canonicalForm,
  canonicalText,
  dependsOn,
  type Expression,
  size,
  substitute,
  variable,
} from "./expression";
import { looksDefinite, parseExpression, printAscii, printLatex, readAnswer } from "./notation";
import { benchmarkProblems, trainingRoots } from "./problem-sets";
import { equalsBenchmarkProblem } from "./problem-sets/held-out";
import { occursIn, readPattern, shapeTokens } from "./shape";
import { stripIntegralNotation } from "./strip-integral-notation";
import { drawVariants, transformations } from "./transformations";
import { NotCompilable, plotSeries, verifyAntiderivative } from "./verifier";

export { equalsBenchmarkProblem, isBenchmarkProblem } from "./problem-sets/held-out";

/** Nodes of the largest integrand that is taken for a problem: far beyond any textbook. */
const largestProblem = 200;

/** Find an antiderivative of an elementary function of x. A statement is the integrand. */
export const integrationDomain: Domain = {
  id: "integration",
  title: "Integration",
  readProblem,
  readBenchmarkProblem,
  readShape,
  shapeTokens: (statement) => {
    const read = parseExpression(statement);
    return read.ok ? shapeTokens(canonicalForm(read.value)) : [];
  },
  difference: (parent, variant) => {
    const [before, after] = [parseExpression(parent), parseExpression(variant)];
    return before.ok && after.ok ? markDifference(before.value, after.value) : null;
  },
  answerLatex,
  plotAnswer,
  verify: verifyAntiderivative,
  transformations: transformations.map(({ id, title, description, intends }) => ({
    id,
    title,
    description,
    intends,
  })),
  writeVariants,
  promptNotes: {
    problem:
      "Write an integrand as one line of plain text in the variable x, with *, /, ^ and brackets: 3*x^2*exp(-x)/sqrt(x + 1). " +
      "Known functions: exp, log (natural), sqrt, abs, sin, cos, tan, cot, sec, csc, asin, acos, atan, sinh, cosh, tanh, " +
      "asinh, acosh, atanh. Write the integrand alone: no integral sign, no dx, no bounds, no other letters.",
    answer:
      "Write the antiderivative as one line in SymPy notation in the variable x, with *, /, ** and brackets: " +
      "-x*cos(x) + sin(x). Leave the constant of integration out.",
  },
  askFor: (statement) =>
    looksDefinite(statement)
      ? `Find the value of ${statement}`
      : `Find the indefinite integral ∫ ${statement} dx`,
  problemSets: { training: trainingRoots, benchmark: benchmarkProblems },
};

function readProblem(text: string): Read<ProblemStatement> {
  const refuse = (message: string, position: number): Read<ProblemStatement> => ({
    ok: false,
    error: { message, position },
  });
  const { integrand, variable: named, bounds } = stripIntegralNotation(text);
  if (bounds !== null)
    return refuse("A definite integral has no antiderivative to find: leave the bounds out", bounds);
  if (integrand.trim() === "") return refuse("There is no integrand", 0);
  const read = parseExpression(integrand, { variable: named ?? "x" });
  if (!read.ok) return read;
  return asProblem(substitute(read.value, named ?? "x", variable("x")));
}

/** A definite integral is held out with its integrand: to train on that would be to train on the problem. */
function readBenchmarkProblem(text: string): Read<ProblemStatement> {
  if (!looksDefinite(text)) return readProblem(text);
  const read = definiteProblem(text);
  if (!read.ok) return read;
  const { integrand, statement, latex } = read.value;
  const held = asProblem(integrand);
  return held.ok ? { ok: true, value: { ...held.value, statement, latex } } : held;
}

function asProblem(expression: Expression): Read<ProblemStatement> {
  const refuse = (message: string, position: number): Read<ProblemStatement> => ({
    ok: false,
    error: { message, position },
  });
  if (!dependsOn(expression, "x"))
    return refuse("The integrand does not depend on the variable of integration", 0);
  const nodes = size(expression);
  if (nodes > largestProblem) {
    return refuse(
      `The integrand has ${nodes} parts; ${largestProblem} is the most that a problem may have`,
      0,
    );
  }
  return { ok: true, value: stated(expression, canonicalText(expression)) };
}

function stated(expression: Expression, canonical: string): ProblemStatement {
  return {
    statement: printAscii(expression),
    canonical,
    latex: printLatex(expression),
    size: size(expression),
  };
}

function readShape(text: string): Read<Shape> {
  const pattern = readPattern(text);
  if (!pattern.ok) return pattern;
  const occurs = (statement: string): boolean => {
    const read = parseExpression(statement);
    return read.ok && occursIn(pattern.value, read.value);
  };
  const { expression, blanks } = pattern.value;
  return { ok: true, value: { tokens: shapeTokens(expression, blanks), occursIn: occurs } };
}

function answerLatex(text: string): string | null {
  const read = readAnswer(text);
  return read.ok ? printLatex(read.value) : null;
}

function plotAnswer(statement: string, answer: string, x: number): PlottedPoint[] | null {
  const problem = parseExpression(statement);
  const solution = readAnswer(answer);
  if (!problem.ok || !solution.ok) return null;
  try {
    return plotSeries(problem.value, solution.value, x).map((point) => ({
      x: point.x,
      expected: point.integrand,
      actual: point.derivative,
    }));
  } catch (error) {
    if (error instanceof NotCompilable) return null;
    throw error;
  }
}

function writeVariants(statement: string, request: VariantRequest): Variant[] {
  const parent = integrandOf(statement);
  if (parent === null) return [];
  const variants = drawVariants(parent, request, transformations, equalsBenchmarkProblem);
  return variants.map(({ expression, canonical, transformationIds }) => ({
    ...stated(expression, canonical),
    transformationIds,
    intends: request.intends,
  }));
}

function integrandOf(statement: string): Expression | null {
  if (looksDefinite(statement)) {
    const definite = definiteProblem(statement);
    return definite.ok ? definite.value.integrand : null;
  }
  const read = readProblem(statement);
  const parent = read.ok ? parseExpression(read.value.statement) : null;
  return parent?.ok ? parent.value : null;
}
