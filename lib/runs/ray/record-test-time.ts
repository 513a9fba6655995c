import type { Transaction } from "@/lib/db";
import type { Words } from "@/lib/language/words";
import type { TestTimeResult } from "../stages/ttrl";

/** What the trainer calls the batches of its attempts before learning and after it; the others are of training. */
type Part = "before" | "after" | "learning";
type Answered = {
  readonly part: Part;
  readonly step: number;
  readonly answer: string | null;
  readonly verified: boolean;
};

/**
 * Makes a result and attempts of what a ttrl run on Ray had judged, as if it had learned here. In the transaction in which
 * the run succeeds, so once. Returns the run's last word.
 */
export async function recordTestTime(tx: Transaction, runId: string): Promise<Words> {
  const run = await tx.run.findUniqueOrThrow({ where: { id: runId } });
  const { problem: position } = run.config as { problem: number };
  const asked = await tx.benchmarkProblem.findUniqueOrThrow({
    where: { benchmarkId_position: { benchmarkId: run.benchmarkId!, position } },
  });
  await recordAttempts(tx, runId, asked.id, run.modelVersionId);
  const answered = await answersTo(tx, runId, asked.id);
  const of = (part: Part) => answered.filter((one) => one.part === part);
  const [sums] = await tx.$queryRaw<{ rollouts: number; tree: number }[]>`
    SELECT coalesce(sum(jsonb_array_length(rollouts)) FILTER (WHERE batch_id NOT SIMILAR TO '(before|after)-%'), 0)::int AS rollouts,
      (SELECT jsonb_array_length(result->'tree') - 1 FROM run_unit WHERE run_id = ${runId} AND key = 'tree') AS tree
    FROM reward_batch WHERE run_id = ${runId}`;
  const solution = of("learning").find(({ verified }) => verified);
  const result: TestTimeResult = {
    outcome: "learned",
    passAt1Before: rateOf(of("before")),
    passAt1After: rateOf(of("after")),
    tree: sums!.tree,
    steps: run.unitsDone,
    rollouts: sums!.rollouts,
    // Answers are sampled before the step that learns from them has ended.
    solvedAtStep: solution ? solution.step + 1 : null,
    answer: solution?.answer ?? null,
    solveRates: [...new Set(of("learning").map(({ step }) => step))].map((step) =>
      rateOf(of("learning").filter((one) => one.step === step)),
    ),
  };
  await tx.runUnit.create({ data: { runId, key: `${asked.id}/answer`, result } });
  const rates = { before: inPercent(result.passAt1Before), after: inPercent(result.passAt1After!) };
  return solution
    ? { key: "runEvents.testTimeSolved", values: { ...rates, step: result.solvedAtStep! } }
    : { key: "runEvents.testTimeNotSolved", values: rates };
}

/** Those before learning come first. */
async function recordAttempts(
  tx: Transaction,
  runId: string,
  problemId: string,
  modelVersionId: string,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO attempt (id, run_id, benchmark_problem_id, model_version_id, sample, answer, verdict, explanation, closeness,
      evidence)
    SELECT gen_random_uuid()::text, run_id, ${problemId}, ${modelVersionId},
      row_number() OVER (ORDER BY batch_id NOT LIKE 'before-%', batch_id, place) - 1,
      rollout->>'answer', (rollout->>'verdict')::verdict_kind, rollout->>'explanation',
      (rollout->>'closeness')::real,
      CASE WHEN rollout->>'reason' IS NULL THEN '{}'::jsonb ELSE jsonb_build_object('reason', rollout->>'reason') END
    FROM reward_batch, jsonb_array_elements(rollouts) WITH ORDINALITY AS row (rollout, place)
    WHERE run_id = ${runId} AND batch_id SIMILAR TO '(before|after)-%'`;
}

function answersTo(tx: Transaction, runId: string, problemId: string): Promise<Answered[]> {
  return tx.$queryRaw<Answered[]>`
    SELECT CASE WHEN batch_id LIKE 'before-%' THEN 'before' WHEN batch_id LIKE 'after-%' THEN 'after' ELSE 'learning' END AS part,
      step, rollout->>'answer' AS answer, rollout->>'verdict' = 'verified' AS verified
    FROM reward_batch, jsonb_array_elements(rollouts) WITH ORDINALITY AS row (rollout, place)
    WHERE run_id = ${runId} AND rollout->>'problemId' = ${problemId}
    ORDER BY step, batch_id, place`;
}

function rateOf(some: readonly Answered[]): number {
  return some.filter(({ verified }) => verified).length / Math.max(1, some.length);
}

const inPercent = (rate: number): string => (100 * rate).toFixed(0);
