import type { TreeProblem } from "./tree-problem";

/** The problems of a curriculum by id and by parent; children in the order they were made. */
export type Forest = {
  readonly byId: ReadonlyMap<string, TreeProblem>;
  readonly roots: readonly TreeProblem[];
  readonly children: ReadonlyMap<string, readonly TreeProblem[]>;
};

/** A problem as a line of the outline. `position` counts from 1 among `siblings`, as ARIA does. */
export type ForestRow = {
  readonly problem: TreeProblem;
  readonly position: number;
  readonly siblings: number;
  readonly childCount: number;
  readonly collapsed: boolean;
};

/** A variant whose parent is not among the problems is shown as a root, never lost. */
export function buildForest(problems: Iterable<TreeProblem>): Forest {
  const byId = new Map<string, TreeProblem>();
  for (const problem of problems) byId.set(problem.id, problem);
  const roots: TreeProblem[] = [];
  const children = new Map<string, TreeProblem[]>();
  for (const problem of byId.values()) {
    if (problem.parentId === null || !byId.has(problem.parentId)) {
      roots.push(problem);
      continue;
    }
    const siblings = children.get(problem.parentId);
    if (siblings) siblings.push(problem);
    else children.set(problem.parentId, [problem]);
  }
  return { byId, roots, children };
}

/** The visible problems from top to bottom: parents before children, nothing below a collapsed one. */
export function visibleRows(forest: Forest, collapsed: ReadonlySet<string>): ForestRow[] {
  const rows: ForestRow[] = [];
  const open: { siblings: readonly TreeProblem[]; next: number }[] = [{ siblings: forest.roots, next: 0 }];
  while (open.length > 0) {
    const family = open[open.length - 1];
    const problem = family?.siblings[family.next];
    if (!family || !problem) {
      open.pop();
      continue;
    }
    family.next += 1;
    const children = forest.children.get(problem.id) ?? [];
    const isCollapsed = children.length > 0 && collapsed.has(problem.id);
    rows.push({
      problem,
      position: family.next,
      siblings: family.siblings.length,
      childCount: children.length,
      collapsed: isCollapsed,
    });
    if (children.length > 0 && !isCollapsed) open.push({ siblings: children, next: 0 });
  }
  return rows;
}

export type Direction = "parent" | "child" | "previous" | "next";

/** The neighbour in that direction, or null at the edge of the tree. */
export function neighbour(forest: Forest, id: string, direction: Direction): string | null {
  const problem = forest.byId.get(id);
  if (!problem) return null;
  if (direction === "parent") return forest.byId.has(problem.parentId ?? "") ? problem.parentId : null;
  if (direction === "child") return forest.children.get(id)?.[0]?.id ?? null;
  const siblings = forest.children.get(problem.parentId ?? "") ?? forest.roots;
  const index = siblings.findIndex((sibling) => sibling.id === id);
  return siblings[index + (direction === "next" ? 1 : -1)]?.id ?? null;
}

/** The problems above one, nearest first. */
export function ancestors(forest: Forest, id: string): string[] {
  const found: string[] = [];
  let parent = forest.byId.get(id)?.parentId ?? null;
  while (parent !== null && forest.byId.has(parent) && !found.includes(parent)) {
    found.push(parent);
    parent = forest.byId.get(parent)?.parentId ?? null;
  }
  return found;
}

/** Problems whose statement, formula or transformations hold the text, in the order of the problems. */
export function searchForest(forest: Forest, text: string): string[] {
  const wanted = squeezed(text);
  if (wanted === "") return [];
  const found: string[] = [];
  for (const problem of forest.byId.values()) {
    const { statement, latex, transformations } = problem;
    if ([statement, latex, ...transformations].some((each) => squeezed(each).includes(wanted)))
      found.push(problem.id);
  }
  return found;
}

/** Blanks and case carry no meaning in a formula that somebody looks for. */
function squeezed(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, "");
}
