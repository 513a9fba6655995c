import type { z } from "zod";
import { type Backend, type JudgedAttempt, TaskError } from "@/lib/backends/backend";
import { readTaggedAnswer } from "@/lib/models/openai-compatible";
import type { rewardVerdict } from "./schemas";

export type RewardVerdict = z.infer<typeof rewardVerdict>;
export type AnswerToJudge = {
  readonly problemId: string;
  readonly statement: string;
  readonly completion: string;
};
export type Judging = {
  readonly backend: Backend;
  readonly domain: string;
  /** Decides where the verifier looks; the trainer never learns it. */
  readonly seed: string;
  readonly formatReward: number;
  /** In milliseconds; what is not judged by then is undecided. */
  readonly deadlineMs: number;
};

/** Longer than any reply that a model was let write. */
const longestCompletion = 200_000;
/** One answer is asked for. Reading thousands of openings without an end would take long. */
const mostTags = 200;
/** Answers to one problem that one thread judges in a row. */
const mostInATask = 32;

type Half = Omit<RewardVerdict, "accuracy" | "format" | "reward" | "problemId" | "closeness"> & {
  readonly closeness?: number;
};

/** A verdict for each answer, in their order. The same answer to the same problem is judged once. */
export async function judgeAnswers(
  judging: Judging,
  answers: readonly AnswerToJudge[],
): Promise<RewardVerdict[]> {
  const read = answers.map(({ completion }) => readCompletion(completion));
  const open = new Map<string, { statement: string; answers: Set<string> }>();
  answers.forEach(({ problemId, statement }, index) => {
    const answer = read[index]!.answer;
    if (answer === null) return;
    const group = open.get(problemId) ?? { statement, answers: new Set() };
    open.set(problemId, group);
    group.answers.add(answer);
  });
  const judged = await judgeGroups(judging, open);
  return answers.map(({ problemId }, index) => {
    const half = read[index]!.verdict ?? judged.get(keyOf(problemId, read[index]!.answer!)) ?? late;
    const accuracy = half.verdict === "verified" ? 1 : 0;
    const format = half.answer === null ? 0 : 1;
    return {
      problemId,
      closeness: null,
      ...half,
      accuracy,
      format,
      reward: accuracy + judging.formatReward * format,
    };
  });
}

function readCompletion(completion: string): { answer: string | null; verdict: Half | null } {
  const undecided = (reason: string, explanation: string) => ({
    answer: null,
    verdict: { verdict: "undecided" as const, reason, explanation, answer: null },
  });
  if (completion.length > longestCompletion)
    return undecided("too-long", `A completion may have ${longestCompletion} characters.`);
  const tags = completion.match(/<\/?(?:answer|think)/gi)?.length ?? 0;
  const { answer, note } =
    tags > mostTags
      ? { answer: null, note: "The reply holds hundreds of tags." }
      : readTaggedAnswer(completion);
  if (answer !== null) return { answer, verdict: null };
  const explanation = note ?? "The reply held no answer.";
  return { answer, verdict: { verdict: "refuted", reason: "no-answer", explanation, answer: null } };
}

const keyOf = (problemId: string, answer: string): string => `${problemId}\n${answer}`;
const late: Half = {
  verdict: "undecided",
  reason: "deadline",
  explanation: "The batch's deadline came before this answer was judged.",
  answer: null,
};

/** What was judged before the deadline. */
async function judgeGroups(
  judging: Judging,
  groups: ReadonlyMap<string, { statement: string; answers: ReadonlySet<string> }>,
): Promise<Map<string, Half>> {
  const judged = new Map<string, Half>();
  const work = [...groups].flatMap(([problemId, { statement, answers }]) =>
    chunks([...answers], mostInATask).map(async (some) => {
      const verdicts = await judgeChunk(judging, problemId, statement, some);
      some.forEach((answer, index) => {
        judged.set(keyOf(problemId, answer), halfOf(answer, verdicts[index]!));
      });
    }),
  );
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, judging.deadlineMs);
  });
  try {
    await Promise.race([Promise.all(work), deadline]);
  } finally {
    clearTimeout(timer);
  }
  return new Map(judged);
}

const timeOut = "time-out";

/** Answers that end their thread are judged one by one, so that they cost only themselves. */
async function judgeChunk(
  judging: Judging,
  problemId: string,
  statement: string,
  answers: readonly string[],
): Promise<(JudgedAttempt | typeof timeOut)[]> {
  const { backend, domain, seed } = judging;
  try {
    return await backend.compute({ kind: "judge", domain, statement, answers, seed: `${seed}/${problemId}` });
  } catch (error) {
    const ended = error instanceof TaskError && (error.reason === "deadline" || error.reason === "crash");
    if (!ended) throw error;
    if (answers.length === 1) return [timeOut];
    const alone = await Promise.all(answers.map((one) => judgeChunk(judging, problemId, statement, [one])));
    return alone.flat();
  }
}

function halfOf(answer: string, judged: JudgedAttempt | typeof timeOut): Half {
  if (judged === timeOut) {
    const explanation = "The verifier did not come to an end in time.";
    return { verdict: "undecided", reason: "time-out", explanation, answer };
  }
  const { verdict } = judged;
  const reason = verdict.kind === "undecided" ? verdict.reason : null;
  const half = { verdict: verdict.kind, reason, explanation: verdict.explanation, answer };
  return verdict.kind === "verified" ? { ...half, closeness: verdict.closeness } : half;
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}
