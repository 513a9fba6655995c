import type { ProblemEvidence } from "@/lib/review";

type Attempt = ProblemEvidence["attempts"][number];

/** The attempt whose picture says most: a refuted one with its counterexample, else an undecided one. */
export function plottedAttempt(attempts: readonly Attempt[]): Attempt | null {
  const drawable = attempts.filter(({ answerLatex }) => answerLatex !== null);
  return (
    drawable.find(({ counterexample }) => counterexample !== null) ??
    drawable.find(({ verdict }) => verdict === "undecided") ??
    null
  );
}
