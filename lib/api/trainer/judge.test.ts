import { expect, it } from "vitest";
import { type Backend, type JudgeTask, TaskError } from "@/lib/backends/backend";
import { performTask } from "@/lib/backends/embedded/perform-task";
import { untrainedWeights } from "@/lib/domains/integration/rule-policy";
import { verdictWords } from "@/lib/language/verdict-words";
import { type AnswerToJudge, judgeAnswers } from "./judge";

/** Judges as threads do, except that some answers never come to an end. */
function backendWhere(ends: (answer: string) => boolean | "never", seen: string[] = []): Backend {
  return {
    parallelism: 1,
    compute: async (task) => {
      const { answers } = task as JudgeTask;
      seen.push(...(answers as string[]));
      if (answers.some((answer) => ends(answer!) === "never")) await new Promise(() => {});
      if (answers.some((answer) => !ends(answer!))) throw new TaskError("deadline", "too long");
      return performTask(task);
    },
    collectGroups: () => Promise.reject(new Error("not asked for")),
    close: async () => {},
  };
}

const judging = { domain: "integration", seed: "s", formatReward: 0.1, deadlineMs: 5_000 };
const answers = (...texts: string[]): AnswerToJudge[] =>
  texts.map((text) => ({ problemId: "p", statement: "3*x^2", completion: `<ANSWER>${text}</ANSWER>` }));

it("an answer that ends its thread costs only itself, and is no wrong one", async () => {
  const backend = backendWhere((answer) => answer !== "x^999");
  const verdicts = await judgeAnswers({ ...judging, backend }, answers("x^3", "x^999", "x^2"));
  expect(verdicts.map(({ verdict, reason, reward }) => [verdict, reason, reward])).toEqual([
    ["verified", null, 1.1],
    ["undecided", "time-out", 0.1],
    ["refuted", null, 0.1],
  ]);
});

it("what is not judged by the deadline is said to be so; the rest has its verdict", async () => {
  const backend = backendWhere((answer) => (answer === "x^999" ? "never" : true));
  const slow = { problemId: "q", statement: "3*x^2", completion: "<ANSWER>x^999</ANSWER>" };
  const verdicts = await judgeAnswers({ ...judging, backend, deadlineMs: 50 }, [...answers("x^3"), slow]);
  expect(verdicts.map(({ verdict, reason }) => [verdict, reason])).toEqual([
    ["verified", null],
    ["undecided", "deadline"],
  ]);
});

it("the same answer to the same problem is judged once and gets the same verdict each time", async () => {
  const seen: string[] = [];
  const backend = backendWhere(() => true, seen);
  const verdicts = await judgeAnswers({ ...judging, backend }, answers("x^3", "x^3", "x^3", "x^2"));
  expect(seen.sort()).toEqual(["x^2", "x^3"]);
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(["verified", "verified", "verified", "refuted"]);
});

it("every explanation can be shown in another language", async () => {
  const backend = backendWhere((answer) => (answer === "x^999" ? "never" : answer !== "x^998"));
  const verdicts = await judgeAnswers({ ...judging, backend, deadlineMs: 50 }, [
    ...answers("x^3", "x^2", "(", "x^998"),
    { problemId: "slow", statement: "3*x^2", completion: "<ANSWER>x^999</ANSWER>" },
    { problemId: "p", statement: "3*x^2", completion: "x".repeat(200_001) },
    { problemId: "p", statement: "3*x^2", completion: "<think>".repeat(300) },
    { problemId: "p", statement: "3*x^2", completion: "no tags" },
  ]);
  const about = { domain: "integration", statement: "exp(x^2)", seed: "s" };
  const weights = untrainedWeights();
  const unanswered = [
    ...performTask({ kind: "judge", ...about, answers: [null] }),
    ...performTask({ kind: "attempt", ...about, weights, samples: 1, stepBudget: 1 }),
  ];
  const said = [...verdicts, ...unanswered.map(({ verdict }) => verdict)].map(
    ({ explanation }) => explanation,
  );
  expect(new Set(said).size).toBe(10);
  expect(said.filter((explanation) => typeof verdictWords(explanation) === "string")).toEqual([]);
});
