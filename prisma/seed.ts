import { canonicalHash } from "@/lib/curriculum/canonical-hash";
import type { Database, Prisma, Transaction } from "@/lib/db";
import type { BundledProblem, ProblemStatement } from "@/lib/domains/domain";
import { integrationDomain } from "@/lib/domains/integration";
import { untrainedWeights } from "@/lib/domains/integration/rule-policy";

/**
 * Loads what ships with Ladderboard where it has not been loaded yet: the curriculum of training roots, the held-out
 * benchmark and the built-in rule policy, untrained. What people changed or deleted since stays as it is.
 */
export async function seedBundled(db: Database): Promise<void> {
  await db.$transaction(
    async (tx) => {
      // Two starts on one database take turns, so that the second finds what the first wrote.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('bundled content', 0))`;
      // The model is never deleted, only archived: it tells whether this database has been seeded.
      if (await tx.model.findUnique({ where: { name: rulePolicyName } })) return;
      await seedModel(tx);
      await seedCurriculum(tx);
      await seedBenchmark(tx);
    },
    { timeout: 60_000 },
  );
}

const rulePolicyName = "Built-in rule policy";

async function seedModel(tx: Transaction): Promise<void> {
  const weights = untrainedWeights() as unknown as Prisma.InputJsonValue;
  await tx.model.create({
    data: { name: rulePolicyName, kind: "rule_policy", versions: { create: { number: 1, weights } } },
  });
}

async function seedCurriculum(tx: Transaction): Promise<void> {
  const curriculum = await tx.curriculum.create({
    data: {
      name: "Undergraduate integrals",
      description: "Integrals of a first-year calculus course, the roots from which variants are written.",
      domain: integrationDomain.id,
      checkpointPolicy: {
        mode: "policy",
        requiredReviews: 1,
        coverage: 1,
        minimumSolveRate: 0,
        maximumSolveRate: 1,
      },
    },
  });
  const roots = integrationDomain.problemSets.training.map((bundled) => ({
    curriculumId: curriculum.id,
    ...read(bundled),
    transformations: [],
    provenance: { bundled: bundled.id, technique: bundled.technique, source: bundled.source },
  }));
  await tx.problem.createMany({ data: roots });
}

async function seedBenchmark(tx: Transaction): Promise<void> {
  const benchmark = await tx.benchmark.create({
    data: {
      name: "Undergraduate integrals, held out",
      description: "Integrals of the same course that are never trained on.",
      domain: integrationDomain.id,
    },
  });
  const problems = integrationDomain.problemSets.benchmark.map((bundled, index) => ({
    benchmarkId: benchmark.id,
    position: index + 1,
    ...read(bundled),
    answer: bundled.answer,
    technique: bundled.technique,
    source: bundled.source,
  }));
  await tx.benchmarkProblem.createMany({ data: problems });
}

function read(bundled: BundledProblem) {
  const result = integrationDomain.readProblem(bundled.statement);
  if (!result.ok) throw new Error(`Bundled problem ${bundled.id} cannot be read: ${result.error.message}`);
  const { statement, latex, canonical }: ProblemStatement = result.value;
  return { statement, latex, canonical, canonicalHash: canonicalHash(canonical) };
}
