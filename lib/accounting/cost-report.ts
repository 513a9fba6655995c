import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import { budgetPolicySchema } from "./budget-policy";

/** What runs of one stage used together. */
export type StageCost = {
  readonly stage: string;
  readonly runs: number;
  readonly tokens: number;
  readonly dollars: number;
  readonly unpricedRequests: number;
  readonly cpuSeconds: number;
  readonly gpuHours: number;
};

/** What one more point of accuracy took: a training run whose version and its parent were both evaluated. */
export type PointCost = {
  readonly runId: string;
  readonly startedAt: Date;
  readonly benchmark: string;
  /** Percentage points of pass@1 that the run's version gained over its parent. */
  readonly points: number;
  readonly dollars: number;
  readonly cpuSeconds: number;
  readonly gpuHours: number;
};

/** GPU hours of a run on Ray: as many GPUs as it asked for, from its submission to its end. */
const gpuHours = `coalesce((run.config ->> 'gpus')::float8 * coalesce((run.config ->> 'nodes')::float8, 1)
  * extract(epoch FROM coalesce(run.finished_at, now()) - ray_job.submitted_at) / 3600, 0)`;

/** Tokens, dollars, processor time and people's minutes of a curriculum, by stage, and what came of them. @throws LadderboardError */
export async function costReport(db: Database, curriculumId: string) {
  const curriculum = await db.curriculum.findUnique({
    where: { id: curriculumId },
    select: { name: true, budgetPolicy: true },
  });
  if (!curriculum) throw new LadderboardError("not-found", { key: "errors.noCurriculum" });
  const [stages, [review], [approved], points] = await Promise.all([
    stageCosts(db, curriculumId),
    db.$queryRaw<[{ minutes: number; decisions: number }]>`
      SELECT coalesce(sum(duration_ms), 0)::float8 / 60000 AS minutes, count(duration_ms)::int AS decisions
      FROM review JOIN problem ON problem.id = review.problem_id WHERE curriculum_id = ${curriculumId}`,
    db.$queryRaw<[{ variants: number }]>`
      SELECT coalesce(sum(problems), 0)::int AS variants FROM problem_tally
      WHERE curriculum_id = ${curriculumId} AND review_state = 'approved' AND level > 0`,
    pointCosts(db, curriculumId),
  ]);
  const spent = stages.filter(({ stage }) => stage === "generate" || stage === "verify");
  const total = (of: (cost: StageCost) => number) => spent.reduce((sum, cost) => sum + of(cost), 0);
  const each = (whole: number) => (approved.variants > 0 ? whole / approved.variants : null);
  return {
    name: curriculum.name,
    budget: budgetPolicySchema.parse(curriculum.budgetPolicy),
    stages,
    review,
    approvedVariants: approved.variants,
    /** Generation, verification and review over the variants that were approved. */
    perApproved: {
      dollars: each(total(({ dollars }) => dollars)),
      cpuSeconds: each(total(({ cpuSeconds }) => cpuSeconds)),
      /** Null where no decision was timed: that tells nothing of the time they took. */
      reviewerMinutes: review.decisions > 0 ? each(review.minutes) : null,
    },
    points,
  };
}
export type CostReport = Awaited<ReturnType<typeof costReport>>;

function stageCosts(db: Database, curriculumId: string): Promise<StageCost[]> {
  return db.$queryRawUnsafe<StageCost[]>(
    `SELECT run.stage::text AS stage, count(*)::int AS runs,
      coalesce(sum(prompt_tokens + completion_tokens), 0)::float8 AS tokens, coalesce(sum(cost), 0)::float8 AS dollars,
      coalesce(sum(unpriced_requests), 0)::int AS "unpricedRequests", coalesce(sum(cpu_seconds), 0)::float8 AS "cpuSeconds",
      sum(${gpuHours})::float8 AS "gpuHours"
    FROM run LEFT JOIN run_cost ON run_cost.run_id = run.id LEFT JOIN ray_job ON ray_job.run_id = run.id
    WHERE run.curriculum_id = $1 AND run.started_at IS NOT NULL GROUP BY run.stage ORDER BY run.stage`,
    curriculumId,
  );
}

function pointCosts(db: Database, curriculumId: string): Promise<PointCost[]> {
  return db.$queryRawUnsafe<PointCost[]>(
    `WITH accuracy AS (
      SELECT DISTINCT ON (run.model_version_id, run.benchmark_id) run.model_version_id, run.benchmark_id, metric.value
      FROM run JOIN metric ON metric.run_id = run.id AND metric.name = 'pass@1'
      WHERE run.stage = 'evaluate' AND run.status = 'succeeded'
      ORDER BY run.model_version_id, run.benchmark_id, run.id DESC)
    SELECT run.id AS "runId", run.started_at AS "startedAt", benchmark.name AS benchmark, 100 * (after.value - before.value) AS points,
      coalesce(run_cost.cost, 0)::float8 AS dollars, coalesce(run_cost.cpu_seconds, 0)::float8 AS "cpuSeconds", (${gpuHours})::float8 AS "gpuHours"
    FROM run JOIN model_version version ON version.produced_by_run_id = run.id
      JOIN accuracy after ON after.model_version_id = version.id
      JOIN accuracy before ON before.model_version_id = version.parent_id AND before.benchmark_id = after.benchmark_id
      JOIN benchmark ON benchmark.id = after.benchmark_id
      LEFT JOIN run_cost ON run_cost.run_id = run.id LEFT JOIN ray_job ON ray_job.run_id = run.id
    WHERE run.curriculum_id = $1 AND run.stage = 'train' ORDER BY run.id`,
    curriculumId,
  );
}
