import type { ReviewState, VerdictName } from "../data";
import { type IdTable, idTable } from "./id-table";

export const verdictNames = [
  "verified",
  "refuted",
  "undecided",
  null,
] as const satisfies readonly (VerdictName | null)[];
export const reviewStates = [
  "pending",
  "approved",
  "rejected",
  "conflict",
] as const satisfies readonly ReviewState[];

/** What columns say of problems in any order. `parent`: the place of the parent among them, −1 for none. */
export type TreeColumns = {
  readonly count: number;
  /** 16 bytes a problem. */
  readonly id: Uint8Array;
  readonly parent: Int32Array;
  readonly attemptCount: Int32Array;
  readonly verifiedCount: Int32Array;
  readonly undecidedCount: Int32Array;
  readonly transformations: Int32Array;
  readonly models: Int32Array;
  readonly runs: Int32Array;
  /** Place in `verdictNames` + 4 × place in `reviewStates`. */
  readonly state: Uint8Array;
  /** What the codes of the columns of the same name mean; −1 means none. */
  readonly names: TreeNames;
};

export type TreeNames = {
  readonly transformations: readonly (readonly string[])[];
  readonly models: readonly string[];
  readonly runs: readonly string[];
};

/**
 * A curriculum's problems in columns, each parent directly before everything below it, siblings in the order they were
 * made. So a subtree is the range from a problem's place to its `end`, and no object stands for a problem until
 * somebody looks at it.
 */
export type Tree = TreeColumns & {
  readonly level: Uint16Array;
  /** One past the last place of the subtree. */
  readonly end: Int32Array;
  readonly childCount: Int32Array;
  readonly ids: IdTable;
};

/** What the tree shows of one problem; its formula is looked up apart. */
export type TreeProblem = {
  readonly id: string;
  readonly level: number;
  readonly verdict: VerdictName | null;
  readonly reviewState: ReviewState;
  readonly attemptCount: number;
  readonly verifiedCount: number;
  readonly undecidedCount: number;
  readonly transformations: readonly string[];
  readonly model: string | null;
  readonly childCount: number;
};

/** A variant whose parent is missing, or that would be its own ancestor, is shown as a root, never lost. */
export function buildTree(columns: TreeColumns): Tree {
  return withIds(arrangeTree(columns));
}

/** A tree as it crosses from a worker: functions cannot. */
export type ArrangedTree = Omit<Tree, "ids">;

export function withIds(arranged: ArrangedTree): Tree {
  return { ...arranged, ids: idTable(arranged.id) };
}

/** The columns in the order of the tree. */
export function arrangeTree(columns: TreeColumns): ArrangedTree {
  const { count } = columns;
  const { firstChild, nextSibling, roots } = families(columns);
  const order = new Int32Array(count);
  const level = new Uint16Array(count);
  const end = new Int32Array(count);
  const parent = new Int32Array(count).fill(-1);
  const childCount = new Int32Array(count);
  const open: number[] = [];
  let placed = 0;
  const place = (old: number, above: number) => {
    order[placed] = old;
    parent[placed] = above;
    if (above >= 0) {
      level[placed] = level[above]! + 1;
      childCount[above]! += 1;
    }
    placed += 1;
    return placed - 1;
  };
  const walk = (root: number) => {
    // Two numbers for each open problem: its new place, and the child to go to next.
    open.push(place(root, -1), firstChild[root]!);
    while (open.length > 0) {
      const next = open.pop()!;
      const at = open.pop()!;
      if (next < 0) {
        end[at] = placed;
        continue;
      }
      open.push(at, nextSibling[next]!);
      open.push(place(next, at), firstChild[next]!);
    }
  };
  for (const root of roots) walk(root);
  const id = new Uint8Array(count * 16);
  for (let at = 0; at < count; at += 1)
    id.set(columns.id.subarray(order[at]! * 16, order[at]! * 16 + 16), at * 16);
  const sorted = (column: Int32Array) => Int32Array.from(order, (old) => column[old]!);
  return {
    count,
    id,
    parent,
    level,
    end,
    childCount,
    attemptCount: sorted(columns.attemptCount),
    verifiedCount: sorted(columns.verifiedCount),
    undecidedCount: sorted(columns.undecidedCount),
    transformations: sorted(columns.transformations),
    models: sorted(columns.models),
    runs: sorted(columns.runs),
    state: Uint8Array.from(order, (old) => columns.state[old]!),
    names: columns.names,
  };
}

/** Children as linked lists, ordered by id, which is the order in which they were made. */
function families({ count, id, parent }: TreeColumns) {
  const byId = sortedById(id, count);
  const firstChild = new Int32Array(count).fill(-1);
  const nextSibling = new Int32Array(count).fill(-1);
  const roots: number[] = [];
  const isRoot = rootsAmong(parent);
  for (let at = count - 1; at >= 0; at -= 1) {
    const child = byId[at]!;
    if (isRoot[child]) {
      roots.push(child);
      continue;
    }
    const above = parent[child]!;
    nextSibling[child] = firstChild[above]!;
    firstChild[above] = child;
  }
  return { firstChild, nextSibling, roots: roots.reverse() };
}

/** 1 for what has no parent, and for one problem of each circle, so that nothing stays out of reach. */
function rootsAmong(parent: Int32Array): Uint8Array {
  const isRoot = new Uint8Array(parent.length);
  // 0: not looked at, otherwise the walk that came by.
  const seen = new Int32Array(parent.length);
  for (let start = 0; start < parent.length; start += 1) {
    let at = start;
    while (seen[at] === 0) {
      seen[at] = start + 1;
      const above = parent[at]!;
      if (above < 0 || above >= parent.length) {
        isRoot[at] = 1;
        break;
      }
      if (seen[above] === start + 1) {
        isRoot[at] = 1;
        break;
      }
      at = above;
    }
  }
  return isRoot;
}

/**
 * The places in the order of their ids. Numbers alone are sorted ten times as fast as by comparing: so each number holds an id's
 * first 6 bytes (a version-7 id's time) as finely as there is room for beside its place, and only equal ones are compared.
 */
function sortedById(id: Uint8Array, count: number): Int32Array {
  const view = new DataView(id.buffer, id.byteOffset, id.byteLength);
  const times = Float64Array.from(
    { length: count },
    (_, at) => view.getUint32(at * 16) * 65_536 + view.getUint16(at * 16 + 4),
  );
  const least = times.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
  const most = times.reduce((one, other) => Math.max(one, other), 0);
  const room = 2 ** Math.ceil(Math.log2(count + 1));
  const unit = Math.max(1, ((most - least + 1) * room) / Number.MAX_SAFE_INTEGER);
  const keys = times.map((time, at) => Math.floor((time - least) / unit) * room + at).sort();
  const order = Int32Array.from(keys, (key) => key % room);
  const compare = (a: number, b: number) => {
    for (let byte = 0; byte < 16; byte += 1) {
      const difference = id[a * 16 + byte]! - id[b * 16 + byte]!;
      if (difference !== 0) return difference;
    }
    return 0;
  };
  for (let from = 0, to = 1; from < count; from = to, to += 1) {
    const next = (Math.floor(keys[from]! / room) + 1) * room;
    while (to < count && keys[to]! < next) to += 1;
    if (to - from > 1) order.subarray(from, to).sort(compare);
  }
  return order;
}

/** The problem at a place. */
export function problemAt(tree: Tree, at: number): TreeProblem {
  const state = tree.state[at]!;
  return {
    id: tree.ids.idAt(at),
    level: tree.level[at]!,
    verdict: verdictNames[state & 3] ?? null,
    reviewState: reviewStates[state >> 2]!,
    attemptCount: tree.attemptCount[at]!,
    verifiedCount: tree.verifiedCount[at]!,
    undecidedCount: tree.undecidedCount[at]!,
    transformations: tree.names.transformations[tree.transformations[at]!] ?? [],
    model: tree.names.models[tree.models[at]!] ?? null,
    childCount: tree.childCount[at]!,
  };
}

/** The share of attempts that were verified, 0 to 1; null before the first attempt. */
export function solveRate(problem: Pick<TreeProblem, "attemptCount" | "verifiedCount">): number | null {
  return problem.attemptCount === 0 ? null : problem.verifiedCount / problem.attemptCount;
}

export type Direction = "parent" | "child" | "previous" | "next";

/** The place of the neighbour in that direction, or −1 at the edge of the tree. */
export function neighbour(tree: Tree, at: number, direction: Direction): number {
  if (direction === "parent") return tree.parent[at]!;
  if (direction === "child") return tree.childCount[at]! > 0 ? at + 1 : -1;
  const above = tree.parent[at]!;
  if (direction === "next") {
    const next = tree.end[at]!;
    return next < (above < 0 ? tree.count : tree.end[above]!) ? next : -1;
  }
  let sibling = above + 1;
  if (sibling === at) return -1;
  while (tree.end[sibling]! < at) sibling = tree.end[sibling]!;
  return sibling;
}

/** The places above one, the root first. */
export function ancestors(tree: Tree, at: number): number[] {
  const found: number[] = [];
  for (let above = tree.parent[at]!; above >= 0; above = tree.parent[above]!) found.push(above);
  return found.reverse();
}
