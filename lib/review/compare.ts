import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import { type Actor, actorUserId } from "@/lib/auth/actor";
import { type Interval, wilsonInterval } from "@/lib/curriculum";
import { type ComparedDifficulty, comparedDifficulties } from "@/lib/curriculum/bradley-terry";
import type { Database, Transaction } from "@/lib/db";
import { invalidField, LadderboardError } from "@/lib/errors";
import { gone } from "./decide";
import { nextPairs, pairKey } from "./next-pairs";
import { once } from "./receipt";
import { requireReviewer } from "./reviewer";

/**
 * As many problems of a curriculum are compared with each other, always the same ones, drawn by a hash: enough answers a
 * problem say more than one answer on each of many.
 */
const comparedProblems = 40;

export const comparisonInput = z.object({
  /** Made by the browser. */
  id: z.uuid(),
  leftId: z.string().min(1).max(64),
  rightId: z.string().min(1).max(64),
  easier: z.enum(["left", "right", "neither"]),
  durationMs: z.number().int().min(0).max(86_400_000).optional(),
});
export type ComparisonInput = z.input<typeof comparisonInput>;

/** One person's answer to "which is easier?"; a second one on the same pair replaces the first. @throws LadderboardError */
export async function compare(db: Database, actor: Actor, input: ComparisonInput) {
  const { id, leftId, rightId, easier, durationMs } = comparisonInput.parse(input);
  if (leftId === rightId) throw invalidField("rightId", { key: "reviewErrors.sameProblem" });
  return db.$transaction(async (tx) => {
    const reviewerId = await requireReviewer(tx, actor);
    return once(tx, { id, reviewerId }, async () => {
      const problems = await tx.problem.findMany({
        where: { id: { in: [leftId, rightId] } },
        select: { curriculumId: true },
      });
      if (problems.length < 2) throw gone();
      const { curriculumId } = problems[0]!;
      if (problems[1]!.curriculumId !== curriculumId)
        throw new LadderboardError("invalid", { key: "reviewErrors.twoCurricula" });
      await deleteComparison(tx, reviewerId, leftId, rightId);
      await tx.comparison.create({
        data: { id, curriculumId, reviewerId, leftId, rightId, easier, durationMs },
      });
      const subject = `curriculum:${curriculumId}`;
      await recordAudit(tx, {
        actor,
        action: "problems.compared",
        subject,
        changes: { leftId, rightId, easier },
      });
      return { compared: true };
    });
  });
}

export const undoComparisonInput = comparisonInput.pick({ id: true, leftId: true, rightId: true });

/** Takes a comparison back. Doing it twice is the same as once. */
export async function undoComparison(db: Database, actor: Actor, input: z.input<typeof undoComparisonInput>) {
  const { id, leftId, rightId } = undoComparisonInput.parse(input);
  return db.$transaction(async (tx) => {
    const reviewerId = await requireReviewer(tx, actor);
    return once(tx, { id, reviewerId }, async () => {
      await deleteComparison(tx, reviewerId, leftId, rightId);
      return { compared: false };
    });
  });
}

function deleteComparison(tx: Transaction, reviewerId: string, a: string, b: string) {
  return tx.$executeRaw`DELETE FROM comparison WHERE reviewer_id = ${reviewerId}
    AND least(left_id, right_id) = least(${a}, ${b}) AND greatest(left_id, right_id) = greatest(${a}, ${b})`;
}

export type ComparedProblem = ComparedDifficulty & {
  readonly id: string;
  readonly latex: string;
  readonly statement: string;
  readonly level: number;
  readonly attemptCount: number;
  readonly verifiedCount: number;
  readonly solveInterval: Interval;
  /** Answers, of everybody, that it had a part in. */
  readonly answers: number;
};

/** The problems of a curriculum that people compare, easiest first, with what their answers come to. */
export async function comparedProblemsOf(db: Database, curriculumId: string): Promise<ComparedProblem[]> {
  const { problems, difficulties, answers } = await readComparisons(db, curriculumId);
  return problems
    .map((problem, index) => ({
      ...problem,
      ...difficulties[index]!,
      solveInterval: wilsonInterval(problem.verifiedCount, problem.attemptCount),
      answers: answers.filter(({ left, right }) => left === index || right === index).length,
    }))
    .sort((a, b) => a.difficulty - b.difficulty);
}

/** The next pairs for a person, who does not compare the same two twice. */
export async function pairsFor(
  db: Database,
  actor: Actor,
  { curriculumId, wanted }: { curriculumId: string; wanted: number },
) {
  const { problems, difficulties, answers } = await readComparisons(db, curriculumId);
  const mine = answers.filter(({ reviewerId }) => reviewerId === actorUserId(actor));
  const judged = new Set(mine.map(({ left, right }) => pairKey(left, right)));
  const pairs = nextPairs(difficulties, judged, wanted);
  const all = (problems.length * (problems.length - 1)) / 2;
  return {
    pairs: pairs.map(({ left, right }) => ({ left: problems[left]!, right: problems[right]! })),
    compared: mine.length,
    left: all - judged.size,
  };
}

async function readComparisons(db: Database, curriculumId: string) {
  const problems = await db.$queryRaw<
    Pick<ComparedProblem, "id" | "latex" | "statement" | "level" | "attemptCount" | "verifiedCount">[]
  >`
    SELECT id, latex, statement, level, attempt_count AS "attemptCount", verified_count AS "verifiedCount"
    FROM problem WHERE curriculum_id = ${curriculumId} ORDER BY md5(id) LIMIT ${comparedProblems}`;
  const place = new Map(problems.map(({ id }, index) => [id, index]));
  const rows = await db.comparison.findMany({
    where: { curriculumId },
    select: { leftId: true, rightId: true, easier: true, reviewerId: true },
  });
  const answers = rows.flatMap(({ leftId, rightId, easier, reviewerId }) => {
    const [left, right] = [place.get(leftId), place.get(rightId)];
    if (left === undefined || right === undefined) return [];
    return [{ left, right, easier: easier === "neither" ? null : easier, reviewerId }];
  });
  return { problems, answers, difficulties: comparedDifficulties(problems.length, answers) };
}
