import type { Actor } from "@/lib/auth/actor";
import { problemPath } from "@/lib/curriculum";
import type { Database } from "@/lib/db";
import { problemEvidence } from "@/lib/review";
import { generatorSaid } from "@/lib/review/provenance";
import type { LaunchableStage } from "@/lib/runs";

/** What one model version's attempts at a problem in one run came to. */
export type Measurement = {
  readonly runId: string;
  readonly stage: LaunchableStage;
  readonly model: string;
  readonly at: Date;
  readonly attempts: number;
  readonly verified: number;
  readonly undecided: number;
};

/**
 * Where a problem comes from and where it went: the way from its root with what each generator was told and said, what runs
 * measured, who decided, who changed it by hand, and each training run that used it. Decisions that this person may not see yet
 * are left out. @throws LadderboardError not-found
 */
export async function problemProvenance(db: Database, actor: Actor, problemId: string) {
  const evidence = await problemEvidence(db, actor, problemId);
  const [path, measurements, edits, trained] = await Promise.all([
    problemPath(db, problemId),
    measurementsOf(db, problemId),
    db.problemEdit.findMany({
      where: { problemId },
      orderBy: { createdAt: "asc" },
      select: { id: true, kind: true, createdAt: true, undoneAt: true, editedBy: { select: { name: true } } },
    }),
    trainingRuns(db, problemId),
  ]);
  const origins = await originsOf(
    db,
    path.steps.map(({ id }) => id),
  );
  const steps = path.steps.map((step) => ({ ...step, origin: origins.get(step.id) ?? null }));
  return { evidence, above: path.above, steps, measurements, edits, trained };
}
export type ProblemProvenance = Awaited<ReturnType<typeof problemProvenance>>;

/** A root has no generator: people wrote it, or it shipped. */
async function originsOf(db: Database, ids: readonly string[]) {
  const problems = await db.problem.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      parentId: true,
      generatedByRunId: true,
      createdAt: true,
      provenance: true,
      modelVersion: { select: { id: true, modelId: true, number: true, model: { select: { name: true } } } },
    },
  });
  return new Map(
    problems.map(({ id, parentId, modelVersion, provenance, ...origin }) => [
      id,
      {
        ...origin,
        generator: parentId === null ? null : generatorSaid(provenance),
        provenance: JSON.stringify(provenance, null, 2),
        writtenBy: modelVersion && `${modelVersion.model.name} v${modelVersion.number}`,
      },
    ]),
  );
}

function measurementsOf(db: Database, problemId: string): Promise<Measurement[]> {
  return db.$queryRaw<Measurement[]>`
    SELECT run.id AS "runId", run.stage::text AS stage, model.name || ' v' || model_version.number AS model,
      min(attempt.created_at) AS at, count(*)::int AS attempts,
      (count(*) FILTER (WHERE verdict = 'verified'))::int AS verified,
      (count(*) FILTER (WHERE verdict = 'undecided'))::int AS undecided
    FROM attempt JOIN run ON run.id = attempt.run_id
      JOIN model_version ON model_version.id = attempt.model_version_id JOIN model ON model.id = model_version.model_id
    WHERE problem_id = ${problemId} GROUP BY run.id, model.name, model_version.number ORDER BY at`;
}

/** Runs whose snapshot holds the problem, with its statement as it was then and the versions they made. */
async function trainingRuns(db: Database, problemId: string) {
  const uses = await db.snapshotProblem.findMany({
    where: { problemId },
    select: {
      statement: true,
      snapshot: {
        select: {
          id: true,
          contentHash: true,
          runs: {
            select: {
              id: true,
              status: true,
              queuedAt: true,
              modelVersions: {
                select: { id: true, number: true, modelId: true, model: { select: { name: true } } },
                orderBy: { number: "asc" },
              },
            },
          },
        },
      },
    },
  });
  return uses
    .flatMap(({ statement, snapshot: { contentHash, runs } }) =>
      runs.map((run) => ({ ...run, statement, contentHash })),
    )
    .sort((a, b) => a.queuedAt.getTime() - b.queuedAt.getTime());
}
