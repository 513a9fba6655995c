import { type Filters, type MeasureName, measureNames, noFilters, verdictFilter } from "./measure";
import { reviewStates, type Tree } from "./tree";
import type { Anchor } from "./viewport";
import { allOpen, type Folding } from "./visible-rows";

/** What the address of a tree page keeps, so that a link shows another person the same view. */
export type TreeView = {
  readonly selected: string | null;
  /** The problem whose subtree alone is shown. */
  readonly focus: string | null;
  readonly folding: Folding;
  readonly measure: MeasureName;
  readonly filters: Filters;
  readonly search: string;
  /** Which moment of training the learning frontier shows, counted from 0; null where it is closed. */
  readonly frame: number | null;
  /** Which problem stands where on the canvas, and how large; null for the start of the tree. */
  readonly camera: (Anchor & { readonly zoom: number }) | null;
};

/** The end of a UUID tells the problems of one curriculum apart and keeps addresses short. */
const shortIdLength = 12;
const everything = "all";

export function readTreeView(search: URLSearchParams, tree: Tree): TreeView {
  const camera = readCamera(search.get("at") ?? "");
  const collapsed = search.get("collapsed") ?? "";
  const except = (collapsed === everything ? (search.get("open") ?? "") : collapsed)
    .split(".")
    .filter(Boolean);
  const long = longIds(tree, camera ? [...except, camera.id] : except);
  const known = (name: string) => {
    const id = search.get(name);
    return id && tree.ids.placeOf(id) >= 0 ? id : null;
  };
  return {
    selected: known("problem"),
    focus: known("focus"),
    folding: {
      folded: collapsed === everything,
      except: new Set(except.flatMap((short) => long.get(short) ?? [])),
    },
    measure: measureNames.find((name) => name === search.get("colour")) ?? "verdict",
    filters: readFilters(search),
    search: (search.get("find") ?? "").slice(0, 500),
    frame: /^\d{1,6}$/.test(search.get("frame") ?? "") ? Number(search.get("frame")) : null,
    camera: camera && long.has(camera.id) ? { ...camera, id: long.get(camera.id)! } : null,
  };
}

/** The query of the address, with "?" unless it is empty; other parameters stay. */
export function writeTreeView(current: URLSearchParams, view: TreeView): string {
  const next = new URLSearchParams(current);
  const { folding, filters, camera } = view;
  const except = [...folding.except].map(shortId).join(".");
  put(next, "problem", view.selected);
  put(next, "focus", view.focus);
  put(next, "collapsed", folding.folded ? everything : except);
  put(next, "open", folding.folded ? except : "");
  put(next, "colour", view.measure === "verdict" ? "" : view.measure);
  put(next, "verdict", filters.verdict);
  put(next, "review", filters.review);
  put(next, "rate", filters.rate === null ? "" : String(filters.rate));
  put(next, "find", view.search);
  put(next, "frame", view.frame === null ? "" : String(view.frame));
  put(
    next,
    "at",
    camera &&
      [shortId(camera.id), Math.round(camera.x), Math.round(camera.y), significant(camera.zoom)].join("~"),
  );
  const text = next.toString();
  return text && `?${text}`;
}

function readCamera(text: string): TreeView["camera"] {
  const [id = "", ...numbers] = text.split("~");
  const [x, y, zoom] = numbers.map(Number);
  const fine = [x, y, zoom].every((number) => Number.isFinite(number) && Math.abs(number!) < 1e7);
  return id && fine && zoom! > 0 ? { id, x: x!, y: y!, zoom: zoom! } : null;
}

function readFilters(search: URLSearchParams): Filters {
  const rate = search.get("rate");
  return {
    ...noFilters,
    verdict: verdictFilter.find((name) => name === search.get("verdict")) ?? null,
    review: reviewStates.find((name) => name === search.get("review")) ?? null,
    rate: rate !== null && /^[0-4]$/.test(rate) ? Number(rate) : null,
  };
}

/** The ids that end like this; one pass over the tree, however many are asked for. */
function longIds(tree: Tree, short: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  const wanted = new Set(short.filter((each) => /^[0-9a-f]{12}$/.test(each)));
  if (wanted.size === 0) return found;
  const numbers = new Map([...wanted].map((each) => [Number.parseInt(each, 16), each]));
  const view = new DataView(tree.id.buffer, tree.id.byteOffset, tree.id.byteLength);
  for (let at = 0; at < tree.count; at += 1) {
    const end = view.getUint16(at * 16 + 10) * 2 ** 32 + view.getUint32(at * 16 + 12);
    const each = numbers.get(end);
    if (each !== undefined) found.set(each, tree.ids.idAt(at));
  }
  return found;
}

const shortId = (id: string) => id.slice(-shortIdLength);
const significant = (zoom: number) => String(Number(zoom.toPrecision(4)));

function put(search: URLSearchParams, name: string, value: string | null): void {
  if (value) search.set(name, value);
  else search.delete(name);
}

export const startView: TreeView = {
  selected: null,
  focus: null,
  folding: allOpen,
  measure: "verdict",
  filters: noFilters,
  search: "",
  frame: null,
  camera: null,
};
