import type { Expression } from "../expression";
import { printAscii } from "../notation";
import { verifyAntiderivative } from "../verifier";
import { mul } from "./algebra";
import { answerOf, type Choice } from "./derivation";
import type { PolicyProblem } from "./statement";

export type VerdictKind = "verified" | "refuted" | "undecided";
export type Judgement = { readonly answer: string; readonly verdict: VerdictKind };

const mostJudgements = 400_000;
const byDerivation = new Map<string, Judgement>();
const byAnswer = new Map<string, Judgement>();

/** An antiderivative of the whole statement, from a complete derivation. */
export const answerExpression = (problem: PolicyProblem, choices: readonly Choice[]): Expression =>
  mul(problem.constant, answerOf(choices));

/** The answer of a complete derivation and the verifier's verdict on it. The same moves give the same answer, judged once. */
export function judge(problem: PolicyProblem, choices: readonly Choice[]): Judgement {
  const key = `${problem.statement}|${choices.map((choice) => choice.moveIndex).join(".")}`;
  const known = byDerivation.get(key);
  if (known !== undefined) return known;
  const expression = answerExpression(problem, choices);
  const answer = printAscii(expression);
  const answerKey = `${problem.statement}|${answer}`;
  let judgement = byAnswer.get(answerKey);
  if (judgement === undefined) {
    judgement = {
      answer,
      verdict: verifyAntiderivative(problem.integrand, expression, problem.statement).kind,
    };
    byAnswer.set(answerKey, judgement);
  }
  if (byDerivation.size >= mostJudgements) {
    byDerivation.clear();
    byAnswer.clear();
  }
  byDerivation.set(key, judgement);
  return judgement;
}
