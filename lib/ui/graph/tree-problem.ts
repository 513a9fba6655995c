import type { ReviewState, VerdictName } from "../data";

/** What the tree shows of a problem. */
export type TreeProblem = {
  readonly id: string;
  readonly parentId: string | null;
  readonly level: number;
  readonly latex: string;
  readonly statement: string;
  readonly verdict: VerdictName | null;
  readonly reviewState: ReviewState;
  readonly attemptCount: number;
  readonly verifiedCount: number;
  readonly undecidedCount: number;
  readonly transformations: readonly string[];
  readonly intendedDifficulty: "easier" | "equivalent" | "harder" | null;
};

/** The share of attempts that were verified, 0 to 1; null before the first attempt. */
export function solveRate(problem: Pick<TreeProblem, "attemptCount" | "verifiedCount">): number | null {
  return problem.attemptCount === 0 ? null : problem.verifiedCount / problem.attemptCount;
}
