import { uuidBytes } from "./id-table";
import {
  buildTree,
  reviewStates,
  type Tree,
  type TreeColumns,
  type TreeNames,
  type TreeProblem,
  verdictNames,
} from "./tree";

/** A problem that was written since the tree was read. */
export type ChangedProblem = Omit<TreeProblem, "level" | "childCount"> & {
  readonly parentId: string | null;
  readonly runId: string | null;
};

/** The tree with these problems as they are now: new ones in their places, known ones changed or moved. */
export function withChanges(tree: Tree, changed: readonly ChangedProblem[]): Tree {
  const known = changed.map(({ id }) => tree.ids.placeOf(id));
  const added = changed.filter((_, index) => known[index]! < 0);
  const columns = grown(tree, added.length);
  let next = tree.count;
  const placeById = new Map<string, number>();
  const places = changed.map(({ id }, index) => {
    const place = known[index]! < 0 ? next++ : known[index]!;
    placeById.set(id, place);
    return place;
  });
  const names = growingNames(tree.names);
  let moved = added.length > 0;
  for (const [index, problem] of changed.entries()) {
    const place = places[index]!;
    const { parentId } = problem;
    const parent = parentId === null ? -1 : (placeById.get(parentId) ?? tree.ids.placeOf(parentId));
    moved ||= columns.parent[place] !== parent;
    columns.parent[place] = parent;
    columns.attemptCount[place] = problem.attemptCount;
    columns.verifiedCount[place] = problem.verifiedCount;
    columns.undecidedCount[place] = problem.undecidedCount;
    columns.state[place] =
      verdictNames.indexOf(problem.verdict) + 4 * reviewStates.indexOf(problem.reviewState);
    columns.transformations[place] = names.transformations(problem.transformations);
    columns.models[place] = problem.model === null ? -1 : names.model(problem.model);
    columns.runs[place] = problem.runId === null ? -1 : names.run(problem.runId);
    if (known[index]! < 0) columns.id.set(uuidBytes(problem.id) ?? new Uint8Array(16), place * 16);
  }
  const all = { ...columns, names: names.all() };
  if (moved) return buildTree(all);
  const { level, end, childCount, ids } = tree;
  return { ...all, level, end, childCount, ids };
}

/** Copies of the columns with room at their ends. */
function grown(tree: Tree, more: number): Omit<TreeColumns, "names"> {
  const count = tree.count + more;
  const words = (column: Int32Array) => {
    const copy = new Int32Array(count);
    copy.set(column);
    return copy;
  };
  const raw = (column: Uint8Array, size: number) => {
    const copy = new Uint8Array(count * size);
    copy.set(column);
    return copy;
  };
  return {
    count,
    id: raw(tree.id, 16),
    state: raw(tree.state, 1),
    parent: words(tree.parent),
    attemptCount: words(tree.attemptCount),
    verifiedCount: words(tree.verifiedCount),
    undecidedCount: words(tree.undecidedCount),
    transformations: words(tree.transformations),
    models: words(tree.models),
    runs: words(tree.runs),
  };
}

/** Gives each name its code, a new one where it was not known. */
function growingNames(names: TreeNames) {
  const transformations = names.transformations.map((set) => [...set]);
  const models = [...names.models];
  const runs = [...names.runs];
  const sets = new Map(transformations.map((set, code) => [set.join("\u001f"), code]));
  const codeIn = (list: string[]) => (name: string) => {
    const code = list.indexOf(name);
    return code >= 0 ? code : list.push(name) - 1;
  };
  return {
    transformations: (set: readonly string[]) => {
      if (set.length === 0) return -1;
      const key = set.join("\u001f");
      const code = sets.get(key) ?? transformations.push([...set]) - 1;
      sets.set(key, code);
      return code;
    },
    model: codeIn(models),
    run: codeIn(runs),
    all: (): TreeNames => ({ transformations, models, runs }),
  };
}
