import { describe, expect, it } from "vitest";
import { differentiate, type Expression, product, structuralText, sum, zero } from "../../expression";
import { parseExpression } from "../../notation";
import { trainingRoots } from "../../problem-sets";
import { Integrand } from "../../verifier";
import { derivative, isZeroExpression, replaceX } from "../algebra";
import { type Goal, goalFor, goalsAfter } from "../goal";
import type { Move } from "../move";
import { type RuleId, ruleTitles, temptingRules } from "../rules";
import { parseStatement } from "../statement";

function goalOf(statement: string): Goal {
  const problem = parseStatement(statement);
  if (problem === null) throw new Error(`${statement} cannot be read`);
  return goalFor(problem.rest);
}

/** The derivative of what the move says ∫f dx is, with f itself under each remaining integral sign. */
function derivativeOfMove(move: Move): Expression {
  const terms = move.parts.map(({ coefficient, integrand, back }) =>
    back === null
      ? product(coefficient, integrand)
      : product(coefficient, replaceX(integrand, back), differentiate(back, "x")),
  );
  return sum(move.known === null ? zero : differentiate(move.known, "x"), ...terms);
}

const points = [-2.83, -1.37, -0.618, -0.217, 0.137, 0.293, 0.471, 0.739, 0.883, 1.319, 1.871, 2.713, 3.617];

/** Whether the two agree at the points that both are real at; null without such a point. */
function agree(a: Expression, b: Expression): boolean | null {
  const shared = points.flatMap((at) => {
    const [one, other] = [new Integrand(a).at(at), new Integrand(b).at(at)];
    if (one.kind !== "real" || other.kind !== "real") return [];
    // Values of a middling size only: elsewhere cancellation in doubles would be taken for a wrong rule.
    const size = Math.abs(one.value);
    return size > 1e-3 && size < 1e3 ? [Math.abs(one.value - other.value) <= 1e-6 * size] : [];
  });
  return shared.length === 0 ? null : shared.every(Boolean);
}

function isSound(goal: Goal, move: Move): boolean | null {
  const constantInFront = move.parts.every(({ coefficient }) => isZeroExpression(derivative(coefficient)));
  return constantInFront && agree(goal.integrand, derivativeOfMove(move));
}

/** Every training root and, once over, the integrals its right moves leave. */
const goals = new Set<Goal>();
for (const { statement } of trainingRoots) {
  const root = goalOf(statement);
  goals.add(root);
  root.moves.forEach((move, i) => {
    if (!temptingRules.has(move.rule)) for (const next of goalsAfter(root, i)) goals.add(next);
  });
}
const byRule = new Map<RuleId, { goal: Goal; move: Move }[]>();
for (const goal of goals) {
  for (const move of goal.moves) byRule.set(move.rule, [...(byRule.get(move.rule) ?? []), { goal, move }]);
}
const allRules = Object.keys(ruleTitles) as RuleId[];

describe("right moves", () => {
  it.each(allRules.filter((rule) => !temptingRules.has(rule)))(
    "%s gives back its integrand when differentiated",
    (rule) => {
      const cases = byRule.get(rule) ?? [];
      expect(cases.length).toBeGreaterThan(0);
      for (const { goal, move } of cases) {
        expect(isSound(goal, move), `${structuralText(goal.integrand)} by ${rule}/${move.detail}`).not.toBe(
          false,
        );
      }
      expect(cases.some(({ goal, move }) => isSound(goal, move) === true)).toBe(true);
    },
  );
});

describe("tempting moves", () => {
  it.each([...temptingRules])("%s is refuted by differentiation nearly always", (rule) => {
    const cases = byRule.get(rule) ?? [];
    expect(cases.length).toBeGreaterThan(0);
    const verdicts = cases.map(({ goal, move }) => isSound(goal, move)).filter((verdict) => verdict !== null);
    expect(verdicts.filter((sound) => !sound).length / verdicts.length).toBeGreaterThan(0.8);
  });
});

const inOneMove: readonly (readonly [string, RuleId, string])[] = [
  ["x^3", "power-rule", "x^4/4"],
  ["1/(2*x + 1)", "reciprocal-rule", "log(abs(2*x+1))/2"],
  ["sin(3*x)", "linear-inner", "-cos(3*x)/3"],
  ["sec(x)*tan(x)", "table", "sec(x)"],
  ["1/(x^2 + 9)", "table", "atan(x/3)/3"],
  ["1/(x^2 - 4)", "table", "log(abs((x-2)/(x+2)))/4"],
  ["1/sqrt(4 - x^2)", "table", "asin(x/2)"],
  ["2^x", "table", "2^x/log(2)"],
  ["exp(x)*sin(2*x)", "cyclic-parts", "exp(x)*(sin(2*x)-2*cos(2*x))/5"],
  ["exp(x)*(1/x - 1/x^2)", "product-rule-reversed", "exp(x)/x"],
];

describe("what one move integrates", () => {
  it.each(inOneMove)("∫ %s dx by %s", (statement, rule, answer) => {
    const move = goalOf(statement).moves.find((candidate) => candidate.rule === rule);
    const expected = parseExpression(answer);
    expect(move?.parts).toEqual([]);
    expect(expected.ok && agree(differentiate(move!.known!, "x"), differentiate(expected.value, "x"))).toBe(
      true,
    );
  });
});

describe("candidates", () => {
  it("offer both right and wrong ways on nearly every root", () => {
    const mixed = trainingRoots.filter(({ statement }) => {
      const { moves } = goalOf(statement);
      return (
        moves.some((move) => temptingRules.has(move.rule)) &&
        moves.some((move) => !temptingRules.has(move.rule))
      );
    });
    expect(mixed.length / trainingRoots.length).toBeGreaterThan(0.95);
  });

  it("are the same each time", () => {
    const first = goalOf("x^2*exp(x)").moves.map((move) => `${move.rule}/${move.detail}`);
    expect(goalOf("exp(x)*x^2").moves.map((move) => `${move.rule}/${move.detail}`)).toEqual(first);
  });
});
