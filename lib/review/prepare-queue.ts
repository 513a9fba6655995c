import { type Database, Prisma, type Transaction } from "@/lib/db";
import { drawSample } from "./draw-sample";
import { queueCurriculum } from "./queue";
import {
  type CurriculumProfile,
  profileOf,
  type UncertaintyEvidence,
  uncertaintyOf,
  uncertaintySignals,
} from "./uncertainty";

/** Problems a step: about a tenth of a second. */
const stepSize = 1_000;
const profileSize = 1_000;
/** More near-duplicates than this make no difference. */
const mostNearDuplicates = 50;
const longestStepMs = 60_000;

/**
 * Works out the uncertainty of the next 1,000 problems that have none, and draws new ones into the sample once all have it.
 * Of several callers at once one works, the others are told to come again. @returns whether anything is left to do
 */
export async function prepareQueue(db: Database, curriculumId: string): Promise<{ left: boolean }> {
  return db.$transaction(
    async (tx) => {
      const [lock] = await tx.$queryRaw<{ mine: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(hashtextextended(${`prepare queue ${curriculumId}`}, 0)) AS mine`;
      if (!lock!.mine) return { left: true };
      const curriculum = await queueCurriculum(tx, curriculumId);
      const rows = await withoutUncertainty(tx, curriculumId);
      await store(tx, rows, await curriculumProfile(tx, curriculumId));
      if (rows.length === stepSize) return { left: true };
      const { queue, samplePercent } = curriculum.policy;
      if (queue === "sample" && rows.length > 0)
        await drawSample(tx, curriculumId, { percent: samplePercent, keep: true });
      return { left: false };
    },
    { timeout: longestStepMs },
  );
}

/** What is usual in a curriculum, from a sample that is the same for everybody. */
export async function curriculumProfile(
  db: Database | Transaction,
  curriculumId: string,
): Promise<CurriculumProfile> {
  return profileOf(
    await db.$queryRaw<Pick<UncertaintyEvidence, "level" | "transformations" | "length">[]>`
      SELECT level, transformations, length(canonical) AS length
      FROM problem WHERE curriculum_id = ${curriculumId} ORDER BY md5(id) LIMIT ${profileSize}`,
  );
}

/** What `uncertaintySignals` needs, as columns of the problem `p`. */
const uncertaintyColumns = Prisma.sql`
  p.verdict::text AS verdict, p.attempt_count AS "attemptCount", p.verified_count AS "verifiedCount",
  p.undecided_count AS "undecidedCount", p.level, p.transformations, length(p.canonical) AS length,
  (SELECT count(*)::int - 1 FROM (SELECT 1 FROM problem other WHERE other.curriculum_id = p.curriculum_id
    AND problem_family(other.canonical) = problem_family(p.canonical) ORDER BY other.id LIMIT ${mostNearDuplicates + 1}) family)
    AS "nearDuplicates"`;

/** Null where the problem is gone. */
export async function uncertaintyEvidence(
  db: Database,
  problemId: string,
): Promise<UncertaintyEvidence | null> {
  const [row] = await db.$queryRaw<UncertaintyEvidence[]>`
    SELECT ${uncertaintyColumns} FROM problem p WHERE p.id = ${problemId}`;
  return row ?? null;
}

type Row = UncertaintyEvidence & { readonly id: string };

function withoutUncertainty(tx: Transaction, curriculumId: string): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT p.id, ${uncertaintyColumns} FROM problem p
    WHERE p.curriculum_id = ${curriculumId} AND p.uncertainty IS NULL ORDER BY p.id LIMIT ${stepSize}`;
}

async function store(tx: Transaction, rows: readonly Row[], profile: CurriculumProfile): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map((row) => uncertaintyOf(uncertaintySignals(row, profile)));
  await tx.$executeRaw`
    UPDATE problem SET uncertainty = worked_out.value
    FROM unnest(${rows.map(({ id }) => id)}::text[], ${values}::float4[]) AS worked_out (id, value)
    WHERE problem.id = worked_out.id`;
}
