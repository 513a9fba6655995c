import type { Transaction } from "@/lib/db";
import type { Words } from "@/lib/language/words";

/**
 * Makes attempts of what a verify or evaluate run on Ray had judged, as if they had been made here: the attempts, each
 * problem's counts, its difficulty or the benchmark's accuracy. In the transaction in which the run succeeds, so once.
 * Returns the run's last word.
 */
export async function recordAttempts(tx: Transaction, runId: string): Promise<Words> {
  const run = await tx.run.findUniqueOrThrow({
    where: { id: runId },
    select: { benchmarkId: true, modelVersionId: true },
  });
  await tx.$executeRaw`
    INSERT INTO attempt (id, run_id, problem_id, benchmark_problem_id, model_version_id, sample, answer, verdict,
      explanation, closeness, evidence)
    SELECT gen_random_uuid()::text, run_id,
      CASE WHEN ${run.benchmarkId}::text IS NULL THEN rollout->>'problemId' END,
      CASE WHEN ${run.benchmarkId}::text IS NOT NULL THEN rollout->>'problemId' END,
      ${run.modelVersionId},
      row_number() OVER (PARTITION BY rollout->>'problemId' ORDER BY batch_id, place) - 1,
      rollout->>'answer', (rollout->>'verdict')::verdict_kind, rollout->>'explanation',
      (rollout->>'closeness')::real,
      CASE WHEN rollout->>'reason' IS NULL THEN '{}'::jsonb ELSE jsonb_build_object('reason', rollout->>'reason') END
    FROM reward_batch, jsonb_array_elements(rollouts) WITH ORDINALITY AS row (rollout, place)
    WHERE run_id = ${runId}`;
  await tx.$executeRaw`
    INSERT INTO run_unit (run_id, key, result)
    SELECT run_id, coalesce(problem_id, benchmark_problem_id), jsonb_build_object(
      'attempts', count(*),
      'verified', count(*) FILTER (WHERE verdict = 'verified'),
      'refuted', count(*) FILTER (WHERE verdict = 'refuted'),
      'undecided', count(*) FILTER (WHERE verdict = 'undecided'),
      'technique', max(technique))
    FROM attempt LEFT JOIN benchmark_problem ON benchmark_problem.id = benchmark_problem_id
    WHERE run_id = ${runId} GROUP BY run_id, problem_id, benchmark_problem_id`;
  // Progress was counted in steps while it ran; from here on its units are its problems.
  await tx.runUnit.deleteMany({ where: { runId, key: { startsWith: "step-" } } });
  return run.benchmarkId ? recordAccuracy(tx, runId) : recordDifficulty(tx, runId);
}

async function recordAccuracy(tx: Transaction, runId: string): Promise<Words> {
  await tx.metric.deleteMany({ where: { runId, name: "pass@1" } });
  await tx.$executeRaw`
    INSERT INTO metric (run_id, name, step, value)
    SELECT run_id, CASE WHEN grouping(result->>'technique') = 1 THEN 'pass@1' ELSE 'pass@1/' || (result->>'technique') END,
      0, avg((result->>'verified')::float8 / (result->>'attempts')::int)
    FROM run_unit WHERE run_id = ${runId}
    GROUP BY run_id, GROUPING SETS ((), (result->>'technique'))`;
  const overall = await tx.metric.findFirst({ where: { runId, name: "pass@1" } });
  return { key: "runEvents.passAt1", values: { percent: (100 * (overall?.value ?? 0)).toFixed(1) } };
}

async function recordDifficulty(tx: Transaction, runId: string): Promise<Words> {
  await tx.$executeRaw`
    UPDATE problem SET measured_by_run_id = ${runId}, attempt_count = (result->>'attempts')::int,
      verified_count = (result->>'verified')::int, undecided_count = (result->>'undecided')::int,
      verdict = CASE WHEN (result->>'verified')::int > 0 THEN 'verified'
        WHEN (result->>'undecided')::int > 0 THEN 'undecided' ELSE 'refuted' END::verdict_kind
    FROM run_unit WHERE run_unit.run_id = ${runId} AND run_unit.key = problem.id`;
  const [sums] = await tx.$queryRaw<{ problems: number; verified: number; attempts: number }[]>`
    SELECT count(*)::int AS problems, coalesce(sum((result->>'verified')::int), 0)::int AS verified,
      coalesce(sum((result->>'attempts')::int), 0)::int AS attempts FROM run_unit WHERE run_id = ${runId}`;
  return { key: "runEvents.measuredOnRay", values: sums! };
}
