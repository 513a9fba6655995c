import type { PastRun } from "@/lib/accounting";
import type { Database, Transaction } from "@/lib/db";
import { type LaunchableStage, type RunConfig, runConfigSchemas } from "./config";

export type Subject = { readonly curriculumId: string | null; readonly benchmarkId: string | null };

/** What a run has to do: the numbers that multiply to it, under the names by which a form tells them, and their product. */
export type PlannedWork = {
  readonly factors: Readonly<Record<string, number>>;
  /** Samples, rollouts or variants: what costs, whatever they are cut into. */
  readonly total: number;
};

/** The most that a run may have to do, as far as it is known before it starts. @throws zod's error for another stage's settings */
export async function plannedWork(
  db: Database | Transaction,
  stage: LaunchableStage,
  subject: Subject,
  config: unknown,
): Promise<PlannedWork> {
  const each = workOfOne(stage, config);
  if (stage === "train") {
    const { steps, problemsPerStep, groupSize } = runConfigSchemas.train.parse(config);
    return { factors: { steps, problems: problemsPerStep, rollouts: groupSize }, total: steps * each };
  }
  if (stage === "generate") return plannedVariants(db, subject, runConfigSchemas.generate.parse(config));
  if (stage === "ttrl") {
    const { problem, steps, problemsPerStep, groupSize } = runConfigSchemas.ttrl.parse(config);
    const asked = problem > 0 ? 1 : await problemsOf(db, subject);
    return { factors: { asked, steps, problems: problemsPerStep, rollouts: groupSize }, total: asked * each };
  }
  const problems = await problemsOf(db, subject);
  return { factors: { problems, samples: each }, total: problems * each };
}

/** What a past run has done, in the measure of `plannedWork`. */
export async function workDone(
  db: Database | Transaction,
  stage: LaunchableStage,
  { runId, unitsDone, config }: PastRun,
): Promise<number> {
  const each = workOfOne(stage, config);
  if (stage !== "ttrl") return unitsDone * each;
  const [row] = await db.$queryRaw<[{ problems: number }]>`
    SELECT count(DISTINCT split_part(key, '/', 1))::int AS problems FROM run_unit WHERE run_id = ${runId}`;
  return row.problems * each;
}

/** Of one problem, parent or step. */
function workOfOne(stage: LaunchableStage, config: unknown): number {
  if (stage === "train") {
    const { problemsPerStep, groupSize } = runConfigSchemas.train.parse(config);
    return problemsPerStep * groupSize;
  }
  if (stage === "generate") return runConfigSchemas.generate.parse(config).variantsPerProblem;
  if (stage !== "ttrl") return runConfigSchemas[stage].parse(config).samplesPerProblem;
  const { steps, problemsPerStep, groupSize, samplesPerProblem } = runConfigSchemas.ttrl.parse(config);
  // Each step asks the problem itself too. As many plain samples are drawn beside, and attempts before and after.
  return 2 * steps * (problemsPerStep + 1) * groupSize + 2 * samplesPerProblem;
}

async function problemsOf(db: Database | Transaction, { curriculumId, benchmarkId }: Subject) {
  if (benchmarkId) return db.benchmarkProblem.count({ where: { benchmarkId } });
  const where = { curriculumId: curriculumId! };
  return (await db.problemTally.aggregate({ where, _sum: { problems: true } }))._sum.problems ?? 0;
}

async function plannedVariants(
  db: Database | Transaction,
  { curriculumId }: Subject,
  { depth, variantsPerProblem, maximumProblems, below }: RunConfig<"generate">,
): Promise<PlannedWork> {
  const where = { curriculumId: curriculumId!, level: 0 };
  const roots = below
    ? 1
    : ((await db.problemTally.aggregate({ where, _sum: { problems: true } }))._sum.problems ?? 0);
  const byLevel = Array.from({ length: depth }, (_, level) => roots * variantsPerProblem ** level);
  // It stops at the most variants: parents that would only be asked afterwards never are.
  const parents = Math.min(
    byLevel.reduce((sum, count) => sum + count, 0),
    Math.ceil(maximumProblems / variantsPerProblem),
  );
  return { factors: { parents, variants: variantsPerProblem }, total: parents * variantsPerProblem };
}
