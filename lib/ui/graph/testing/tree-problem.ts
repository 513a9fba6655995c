import type { TreeProblem } from "../tree-problem";

/** A problem for tests; `over` says what matters. */
export function treeProblem(
  id: string,
  parentId: string | null,
  over: Partial<TreeProblem> = {},
): TreeProblem {
  return {
    id,
    parentId,
    level: parentId === null ? 0 : 1,
    latex: `\\int ${id}\\,dx`,
    statement: id,
    verdict: null,
    reviewState: "pending",
    attemptCount: 0,
    verifiedCount: 0,
    undecidedCount: 0,
    transformations: [],
    intendedDifficulty: null,
    ...over,
  };
}
