import { readFileSync } from "node:fs";
import { trainedRun } from "@/lib/api/trainer/testing/trained-run";
import type { Database } from "@/lib/db";
import { post } from "./post";

const batchSize = 64;
const lanes = 4;
/** A training run asks about its problems again and again. */
const mostProblems = 1_000;
/** Until the web server has compiled what it runs and prepared the integrands. */
const warmUpSeconds = 15;

type Pair = { integrand: string; antiderivative: string; variable: string };

/** Answers judged a second, and the 99th percentile of a batch in milliseconds, over `seconds` after a warm-up. */
export async function measureRewards(db: Database, url: string, seconds: number) {
  const pairs = readFileSync("bench/data/integrals_dev.jsonl", "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Pair)
    .filter(({ variable }) => variable === "x")
    .slice(0, mostProblems);
  const { run, token, problemIds } = await trainedRun(
    db,
    pairs.map(({ integrand }) => [0, integrand] as const),
  );
  let sent = 0;
  const times: number[] = [];
  const verdicts = { verified: 0, refuted: 0, undecided: 0 };
  const drive = async (until: number, counts: boolean) => {
    const lane = async () => {
      while (performance.now() < until) {
        const number = sent++;
        const start = performance.now();
        const answers = batchOf(pairs, problemIds, number);
        const reply = await post(`${url}/api/trainer/runs/${run.id}/rewards`, token, {
          batchId: `bench-${number}`,
          step: number,
          answers,
        });
        if (!counts) continue;
        times.push(performance.now() - start);
        for (const { verdict } of reply.verdicts as { verdict: keyof typeof verdicts }[]) verdicts[verdict]++;
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  };
  await drive(performance.now() + warmUpSeconds * 1_000, false);
  const start = performance.now();
  await drive(start + seconds * 1_000, true);
  const took = (performance.now() - start) / 1_000;
  times.sort((a, b) => a - b);
  console.log(`rewards: ${times.length} batches`, verdicts);
  return {
    rewardAnswersPerSecond: Math.round((times.length * batchSize) / took),
    rewardBatchMsP99: Math.round(times[Math.floor(times.length * 0.99)] ?? Number.NaN),
  };
}

/** Eight answers, all different, to each of eight problems, as a group of rollouts is: right, near and far ones. */
function batchOf(pairs: readonly Pair[], problemIds: readonly string[], number: number) {
  return Array.from({ length: batchSize / 8 }, (_, i) => (number * 8 + i) % pairs.length).flatMap((at) => {
    const right = pairs[at]!.antiderivative;
    const answers = [
      right,
      `(${right}) + ${number + 1}`,
      `2*(${right})`,
      `(${right}) + x`,
      `-(${right})`,
      `(${right})*x`,
      `(${right})/${number + 2}`,
      `(${right}) + sin(x)`,
    ];
    return answers.map((answer) => ({
      problemId: problemIds[at]!,
      completion: `Let me think step by step.\n<ANSWER>${answer}</ANSWER>`,
    }));
  });
}
