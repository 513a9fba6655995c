import type { Database, Transaction } from "@/lib/db";
import { type LaunchableStage, runConfigSchemas } from "./config";

type Subject = { readonly curriculumId: string | null; readonly benchmarkId: string | null };

/**
 * How many units a run will have at most, as far as it is known before it starts; null for ttrl, which ends where it has learned
 * enough. @throws zod's error for a configuration that is none of the stage's
 */
export async function plannedUnits(
  db: Database | Transaction,
  stage: LaunchableStage,
  { curriculumId, benchmarkId }: Subject,
  config: unknown,
): Promise<number | null> {
  if (stage === "train") return runConfigSchemas.train.parse(config).steps;
  if (stage === "evaluate") return db.benchmarkProblem.count({ where: { benchmarkId: benchmarkId! } });
  if (stage === "ttrl") return null;
  const where = { curriculumId: curriculumId! };
  if (stage === "verify")
    return (await db.problemTally.aggregate({ where, _sum: { problems: true } }))._sum.problems ?? 0;
  const { _sum } = await db.problemTally.aggregate({
    where: { ...where, level: 0 },
    _sum: { problems: true },
  });
  const { depth, variantsPerProblem, maximumProblems } = runConfigSchemas.generate.parse(config);
  const roots = _sum.problems ?? 0;
  const parents = Array.from({ length: depth }, (_, level) => roots * variantsPerProblem ** level);
  // Every parent below the roots is one of the variants that may be written.
  return Math.min(
    parents.reduce((sum, count) => sum + count, 0),
    roots + maximumProblems,
  );
}
