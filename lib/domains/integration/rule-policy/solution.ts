import { one, structuralText, variable } from "../expression";
import { printAscii, printLatex } from "../notation";
import { replaceX } from "./algebra";
import { type Choice, derive } from "./derivation";
import { goalFor } from "./goal";
import { defaultGrpoSettings } from "./grpo";
import { answerExpression } from "./judge";
import type { Move, Part } from "./move";
import type { PolicyWeights } from "./policy";
import { randomFrom } from "./random";
import { policyFor } from "./rollouts";
import { ruleTitles } from "./rules";
import { parseStatement } from "./statement";

/** One step of a derivation: `latex` says what the integral it worked on has become. */
export type DerivationStep = { readonly rule: string; readonly ruleTitle: string; readonly latex: string };
export type Solution = {
  /** ASCII; null where the policy gave up within the budget or could not read the statement. */
  readonly answer: string | null;
  readonly steps: readonly DerivationStep[];
  /** The natural logarithm of the chance of exactly these choices. */
  readonly logProbability: number;
};

/** Draws one solution of ∫statement dx: what pass@1 counts. The answer is not verified here. */
export function sampleSolution(
  weights: PolicyWeights,
  statement: string,
  options: { seed: string; stepBudget?: number },
): Solution {
  const problem = parseStatement(statement);
  if (problem === null) return { answer: null, steps: [], logProbability: 0 };
  const policy = policyFor(weights);
  const random = randomFrom(options.seed);
  const budget = options.stepBudget ?? defaultGrpoSettings.stepBudget;
  const { choices, complete } = derive(goalFor(problem.rest), budget, (goal) => policy.sample(goal, random));
  const logProbability = choices.reduce(
    (total, { goal, moveIndex }) => total + Math.log(policy.distribution(goal)[moveIndex]!),
    0,
  );
  const answer = complete ? printAscii(answerExpression(problem, choices)) : null;
  return { answer, steps: stepsOf(choices), logProbability };
}

const letters = ["x", "u", "v", "w", "s", "t", "p", "q"] as const;
const letterAt = (depth: number): string => letters[Math.min(depth, letters.length - 1)]!;

/** The choices as equations, each substitution in a letter of its own. */
function stepsOf(choices: readonly Choice[]): DerivationStep[] {
  const steps: DerivationStep[] = [];
  let next = 0;
  const visit = (depth: number): void => {
    const choice = choices[next++];
    if (choice === undefined) return;
    const move = choice.goal.moves[choice.moveIndex]!;
    const left = integralLatex({ coefficient: one, integrand: choice.goal.integrand, back: null }, depth);
    steps.push({
      rule: move.rule,
      ruleTitle: ruleTitles[move.rule],
      latex: `${left} = ${rightSide(move, depth)}`,
    });
    for (const part of move.parts) visit(depth + (part.back === null ? 0 : 1));
  };
  visit(0);
  return steps;
}

function rightSide(move: Move, depth: number): string {
  const known = move.known === null ? [] : [printLatex(replaceX(move.known, variable(letterAt(depth))))];
  const terms = [...known, ...move.parts.map((part) => integralLatex(part, depth))];
  return terms.length === 0 ? "0" : terms.join(" + ").replaceAll("+ -", "- ");
}

function integralLatex({ coefficient, integrand, back }: Part, depth: number): string {
  const letter = letterAt(depth + (back === null ? 0 : 1));
  const inner = printLatex(replaceX(integrand, variable(letter)));
  const outer = variable(letterAt(depth));
  const coefficientText = structuralText(coefficient);
  const factor =
    coefficientText === "1"
      ? ""
      : coefficientText === "-1"
        ? "-"
        : coefficient.kind === "sum"
          ? `\\left(${printLatex(coefficient)}\\right)`
          : `${printLatex(replaceX(coefficient, outer))}`;
  const integral = `${factor}\\int ${integrand.kind === "sum" ? `\\left(${inner}\\right)` : inner}\\,d${letter}`;
  return back === null ? integral : `${integral}\\Big|_{${letter}=${printLatex(replaceX(back, outer))}}`;
}
