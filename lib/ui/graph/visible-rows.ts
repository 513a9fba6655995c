import type { Tree } from "./tree";

/** Which problems hide what is below them: those in `except` the other way round than `folded` says of all. */
export type Folding = { readonly folded: boolean; readonly except: ReadonlySet<string> };

export const allOpen: Folding = { folded: false, except: new Set() };
export const allFolded: Folding = { folded: true, except: new Set() };

/** The lines of the outline, which are also the nodes of the canvas: places in the tree from top to bottom. */
export type Rows = {
  readonly places: Int32Array;
  /** For each place of the tree its row, −1 where it is hidden. */
  readonly rowOf: Int32Array;
  /** For each place of the tree 1 where it hides what is below it. */
  readonly folded: Uint8Array;
  /** The level of the topmost row. */
  readonly base: number;
};

/** `focus`: the place whose subtree alone is shown, or −1 for the whole tree. */
export function visibleRows(tree: Tree, folding: Folding, focus = -1): Rows {
  const folded = foldedPlaces(tree, folding);
  const [from, to] = focus < 0 ? [0, tree.count] : [focus, tree.end[focus]!];
  const places = new Int32Array(to - from);
  const rowOf = new Int32Array(tree.count).fill(-1);
  let rows = 0;
  for (let at = from; at < to; at = folded[at] ? tree.end[at]! : at + 1) {
    places[rows] = at;
    rowOf[at] = rows;
    rows += 1;
  }
  return { places: places.slice(0, rows), rowOf, folded, base: focus < 0 ? 0 : tree.level[focus]! };
}

function foldedPlaces(tree: Tree, { folded, except }: Folding): Uint8Array {
  const places = new Uint8Array(tree.count);
  if (folded) for (let at = 0; at < tree.count; at += 1) places[at] = tree.childCount[at]! > 0 ? 1 : 0;
  for (const id of except) {
    const at = tree.ids.placeOf(id);
    if (at >= 0 && tree.childCount[at]! > 0) places[at] = folded ? 0 : 1;
  }
  return places;
}

export const isFolded = ({ folded, except }: Folding, id: string): boolean => except.has(id) !== folded;

/** The same folding but for some problems. */
export function withFolded(folding: Folding, ids: readonly string[], folded: boolean): Folding {
  const except = new Set(folding.except);
  for (const id of ids) {
    if (folded === folding.folded) except.delete(id);
    else except.add(id);
  }
  return { ...folding, except };
}
