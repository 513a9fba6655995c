import { createHash, createHmac } from "node:crypto";
import type { z } from "zod";
import { installationSecret } from "@/lib/auth/secret";
import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import type { TrainedRun } from "./called-run";
import { judgeAnswers, type RewardVerdict } from "./judge";
import { judges } from "./judges";
import { statementsOf } from "./problems";
import type { rewardReply, rewardRequest } from "./schemas";
import { storable } from "./storable";

type RewardRequest = z.output<typeof rewardRequest>;
type RewardReply = z.infer<typeof rewardReply>;

/** A rollout as it is kept: its verdict and what the model wrote, cut. */
export type Rollout = RewardVerdict & { readonly completion: string };

/** Of each completion, what is kept for people to read: its beginning and its end, where the answer stands. */
const keptOfBeginning = 500;
const keptOfEnd = 1_000;
/** Seconds of honest work for two threads: more would only wait. */
const mostPending = 16_384;
let pending = 0;
const underWay = new Map<string, { requestHash: string; reply: Promise<RewardReply> }>();

/**
 * Judges a batch of answers, once: the same batch sent again gets the verdicts it got. Each batch is kept with its step,
 * for people to read.
 * @throws LadderboardError invalid for a problem that is not the run's, conflict for another batch under the same id,
 *   rate-limited while too much is under way
 */
export async function rewardBatch(
  db: Database,
  run: TrainedRun,
  request: RewardRequest,
): Promise<RewardReply> {
  const requestHash = createHash("sha256")
    .update(JSON.stringify([request.step, request.answers.map((one) => [one.problemId, one.completion])]))
    .digest("hex");
  const key = `${run.id}\n${request.batchId}`;
  const twin = underWay.get(key);
  if (twin) {
    requireSame(requestHash, twin.requestHash);
    return { ...(await twin.reply), repeated: true };
  }
  const reply = judgeOnce(db, run, request, requestHash);
  underWay.set(key, { requestHash, reply });
  try {
    return await reply;
  } finally {
    underWay.delete(key);
  }
}

async function judgeOnce(
  db: Database,
  run: TrainedRun,
  request: RewardRequest,
  requestHash: string,
): Promise<RewardReply> {
  const { batchId, step, answers } = request;
  if (pending + answers.length > mostPending) {
    throw new LadderboardError("rate-limited", `${pending} answers are being judged already.`, {
      remedy: "Send the batch again after a second.",
    });
  }
  pending += answers.length;
  try {
    const statements = await statementsOf(db, run, [...new Set(answers.map(({ problemId }) => problemId))]);
    const toJudge = answers.map(({ problemId, completion }, index) => {
      const statement = statements.get(problemId);
      if (statement === undefined) throw notOfThisRun(index);
      return { problemId, statement, completion };
    });
    const judged = await judgeAnswers(
      {
        backend: judges(),
        domain: run.domain,
        seed: verifierSeed(run),
        formatReward: formatReward(run),
        deadlineMs: request.deadlineMs,
      },
      toJudge,
    );
    const verdicts = judged.map((verdict) => ({
      ...verdict,
      answer: verdict.answer === null ? null : storable(verdict.answer),
      explanation: storable(verdict.explanation),
    }));
    const rollouts: Rollout[] = verdicts.map((verdict, index) => ({
      ...verdict,
      completion: storable(shortened(answers[index]!.completion)),
    }));
    const written = await db.$executeRaw`
      INSERT INTO reward_batch (run_id, batch_id, step, request_hash, rollouts)
      VALUES (${run.id}, ${batchId}, ${step}, ${requestHash}, ${JSON.stringify(rollouts)}::jsonb)
      ON CONFLICT (run_id, batch_id) DO NOTHING`;
    // It was judged before, here or by another process: those verdicts are the batch's.
    if (written === 0) return await storedReply(db, run.id, batchId, requestHash);
    return { batchId, step, repeated: false, verdicts };
  } finally {
    pending -= answers.length;
  }
}

async function storedReply(
  db: Database,
  runId: string,
  batchId: string,
  requestHash: string,
): Promise<RewardReply> {
  const stored = await db.rewardBatch.findUniqueOrThrow({ where: { runId_batchId: { runId, batchId } } });
  requireSame(requestHash, stored.requestHash);
  // Batches of older versions do not say how near an answer came.
  const verdicts = (stored.rollouts as Rollout[]).map(({ completion: _, ...verdict }) => ({
    ...verdict,
    closeness: verdict.closeness ?? null,
  }));
  return { batchId, step: stored.step, repeated: true, verdicts };
}

function requireSame(requestHash: string, known: string): void {
  if (requestHash === known) return;
  throw new LadderboardError("conflict", "Another batch was sent under this id before.", {
    remedy: "Give each batch an id of its own. The one that came first stands.",
  });
}

function shortened(completion: string): string {
  if (completion.length <= keptOfBeginning + keptOfEnd) return completion;
  return `${completion.slice(0, keptOfBeginning)} […] ${completion.slice(-keptOfEnd)}`;
}

const notOfThisRun = (index: number) =>
  new LadderboardError("invalid", "An answer is to a problem that this run does not have.", {
    fields: [{ field: `answers.${index}.problemId`, message: "Not of this run's problems." }],
  });

/** Known to this installation alone: who writes answers cannot work out where they are compared. */
function verifierSeed(run: TrainedRun): string {
  return createHmac("sha256", installationSecret()).update(`verify\n${run.id}`).digest("hex");
}

function formatReward(run: TrainedRun): number {
  const { formatReward: weight } = run.config as { formatReward?: number };
  return typeof weight === "number" ? weight : 0.1;
}
