import type { Rates } from "./frontier";
import { classLabel } from "./measure";
import type { Scene } from "./raster";
import { problemAt, type Tree, type TreeProblem } from "./tree";

/** A problem as the canvas and the outline show it. `position` counts from 1 among `siblings`, as ARIA does. */
export type ShownProblem = TreeProblem & {
  readonly position: number;
  readonly siblings: number;
  readonly folded: boolean;
  readonly dimmed: boolean;
  readonly colour: string;
  readonly label: string;
  /** Its solve rate is that of an earlier moment, from which neither verdict nor review is known. */
  readonly ofMoment?: true;
};

export function shownProblem(
  scene: Pick<Scene, "tree" | "rows" | "colouring" | "dimmed" | "past">,
  row: number,
): ShownProblem {
  const { tree, rows, colouring, dimmed, past } = scene;
  const at = rows.places[row]!;
  return {
    ...problemAt(tree, at),
    ...(past && ratesOf(past, at)),
    ...amongSiblings(tree, at),
    folded: rows.folded[at] === 1,
    dimmed: dimmed?.[at] === 1,
    ...classLabel(colouring, at),
  };
}

const ratesOf = ({ verified, attempts }: Rates, at: number) => ({
  attemptCount: attempts[at]!,
  verifiedCount: verified[at]!,
  undecidedCount: 0,
  ofMoment: true as const,
});

function amongSiblings(tree: Tree, at: number): { position: number; siblings: number } {
  const above = tree.parent[at]!;
  let [position, siblings] = [0, 0];
  const end = above < 0 ? tree.count : tree.end[above]!;
  for (let sibling = above + 1; sibling < end; sibling = tree.end[sibling]!) {
    siblings += 1;
    if (sibling <= at) position = siblings;
  }
  return { position, siblings };
}
