import type { Forest } from "./forest";
import { type MeasureName, measureNames } from "./measure";

/** What the address of a tree page keeps, so that a link shows another person the same view. */
export type TreeView = {
  readonly selected: string | null;
  readonly collapsed: ReadonlySet<string>;
  readonly measure: MeasureName;
};

/** The end of a UUID tells the problems of one curriculum apart and keeps addresses short. */
const shortIdLength = 12;
const everything = "all";

export function readTreeView(search: URLSearchParams, forest: Forest): TreeView {
  const parents = [...forest.children.keys()];
  const named = search.get("collapsed") ?? "";
  const short = new Set(named.split(".").filter(Boolean));
  const collapsed = named === everything ? parents : parents.filter((id) => short.has(shortId(id)));
  const problem = search.get("problem");
  const measure = measureNames.find((name) => name === search.get("colour"));
  return {
    selected: problem && forest.byId.has(problem) ? problem : null,
    collapsed: new Set(collapsed),
    measure: measure ?? "verdict",
  };
}

/** The query of the address, with "?" unless it is empty; other parameters stay. */
export function writeTreeView(current: URLSearchParams, view: TreeView, forest: Forest): string {
  const next = new URLSearchParams(current);
  put(next, "problem", view.selected ?? "");
  const collapsed = [...forest.children.keys()].filter((id) => view.collapsed.has(id));
  const all = collapsed.length > 1 && collapsed.length === forest.children.size;
  put(next, "collapsed", all ? everything : collapsed.map(shortId).join("."));
  put(next, "colour", view.measure === "verdict" ? "" : view.measure);
  const text = next.toString();
  return text && `?${text}`;
}

const shortId = (id: string) => id.slice(-shortIdLength);

function put(search: URLSearchParams, name: string, value: string): void {
  if (value) search.set(name, value);
  else search.delete(name);
}
