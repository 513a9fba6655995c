"use client";

import { useEffect, useMemo, useState } from "react";
import { ancestors, type Forest } from "./forest";
import type { MeasureName } from "./measure";
import { readTreeView, type TreeView, writeTreeView } from "./tree-address";

/** Selection, collapsing and measure of a tree page, kept in its address. `query` is the address's at first. */
export function useTreeView(forest: Forest, query: string) {
  const [view, setView] = useState<TreeView>(() => readTreeView(new URLSearchParams(query), forest));

  useEffect(() => {
    const now = window.location;
    const next = writeTreeView(new URLSearchParams(now.search), view, forest);
    if (next !== now.search) window.history.replaceState(null, "", `${now.pathname}${next}`);
  }, [view, forest]);

  const changes = useMemo(
    () => ({
      /** Also opens whatever hides it. */
      select: (id: string | null) =>
        setView((current) => {
          const above = id === null ? [] : ancestors(forest, id);
          const hiding = above.filter((each) => current.collapsed.has(each));
          return { ...current, selected: id, collapsed: without(current.collapsed, hiding) };
        }),
      toggle: (id: string) =>
        setView((current) => ({
          ...current,
          collapsed: current.collapsed.has(id)
            ? without(current.collapsed, [id])
            : new Set([...current.collapsed, id]),
        })),
      collapseAll: () => setView((current) => ({ ...current, collapsed: new Set(forest.children.keys()) })),
      expandAll: () => setView((current) => ({ ...current, collapsed: new Set() })),
      setMeasure: (measure: MeasureName) => setView((current) => ({ ...current, measure })),
    }),
    [forest],
  );
  return { view, ...changes };
}

function without(set: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  if (ids.length === 0) return set;
  const rest = new Set(set);
  for (const id of ids) rest.delete(id);
  return rest;
}
