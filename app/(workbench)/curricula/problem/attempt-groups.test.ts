import { expect, it } from "vitest";
import type { ProblemEvidence } from "@/lib/review";
import { attemptGroups } from "./attempt-groups";

type Attempt = ProblemEvidence["attempts"][number];
let made = 0;
const attempt = (
  answer: string | null,
  verdict: Attempt["verdict"],
  more: Partial<Attempt> = {},
): Attempt => ({
  id: `a${made++}`,
  runId: "run",
  model: "Rules v1",
  answer,
  answerLatex: answer,
  verdict,
  explanation: "Said so.",
  counterexample: null,
  steps: [],
  ...more,
});
const told = (attempts: readonly Attempt[]) =>
  attemptGroups(attempts).map(({ count, outcome, newest }) => [count, outcome, newest.answer]);

it("lists equal answers once, and the one that differs before them", () => {
  const attempts = [
    ...Array.from({ length: 8 }, () => attempt("x^2/2", "verified")),
    attempt("x^2", "refuted"),
  ];
  expect(told(attempts)).toEqual([
    [1, "refuted", "x^2"],
    [8, "verified", "x^2/2"],
  ]);
});

it("does not say of an attempt without an answer that it was wrong", () => {
  expect(
    told([
      attempt(null, "refuted"),
      attempt("", "refuted"),
      attempt("x", "refuted"),
      attempt("y", "undecided"),
    ]),
  ).toEqual([
    [1, "refuted", "x"],
    [1, "undecided", "y"],
    [2, "no-answer", null],
  ]);
});

it("keeps apart what the verifier told apart, and names each run and derivation once", () => {
  const steps = [{ ruleTitle: "Power", latex: "x" }];
  const groups = attemptGroups([
    attempt("x", "verified", { steps }),
    attempt("x", "verified", { steps, runId: "other" }),
    attempt("x", "verified", { runId: "other" }),
    attempt("x", "undecided"),
  ]);
  expect(groups.map(({ outcome }) => outcome)).toEqual(["undecided", "verified"]);
  expect(groups[1]!.by.map(({ runId }) => runId)).toEqual(["run", "other"]);
  expect(groups[1]!.derivations).toEqual([steps]);
});
