import { canonicalForm, type Expression } from "../expression";
import { printAscii } from "../notation";
import { verifyAntiderivative, verifyDefinite } from "../verifier";
import { add, mul, neg, replaceX } from "./algebra";
import { answerOf, type Choice } from "./derivation";
import type { PolicyProblem } from "./statement";

export type VerdictKind = "verified" | "refuted" | "undecided";
export type Judgement = { readonly answer: string; readonly verdict: VerdictKind };

const mostJudgements = 400_000;
const byDerivation = new Map<string, Judgement>();
const byAnswer = new Map<string, Judgement>();

/** What a complete derivation answers: an antiderivative of the whole statement, or its difference at the bounds. */
export function answerExpression(problem: PolicyProblem, choices: readonly Choice[]): Expression {
  const antiderivative = mul(problem.constant, answerOf(choices));
  if (problem.bounds === null) return antiderivative;
  const at = (bound: Expression): Expression => replaceX(antiderivative, canonicalForm(bound));
  return add(at(problem.bounds.to), neg(at(problem.bounds.from)));
}

function verdictOn({ integrand, statement, bounds }: PolicyProblem, answer: Expression): VerdictKind {
  if (bounds) return verifyDefinite(integrand, bounds.from, bounds.to, answer).kind;
  return verifyAntiderivative(integrand, answer, statement).kind;
}

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
    judgement = { answer, verdict: verdictOn(problem, expression) };
    byAnswer.set(answerKey, judgement);
  }
  if (byDerivation.size >= mostJudgements) {
    byDerivation.clear();
    byAnswer.clear();
  }
  byDerivation.set(key, judgement);
  return judgement;
}
