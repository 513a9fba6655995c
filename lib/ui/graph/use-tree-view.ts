"use client";

import { useEffect, useMemo, useState } from "react";
import type { Filters, MeasureName } from "./measure";
import { ancestors, type Tree } from "./tree";
import { type TreeView, writeTreeView } from "./tree-address";
import { allFolded, allOpen, isFolded, withFolded } from "./visible-rows";

/** Milliseconds after which the address follows: browsers refuse an address that changes with every frame. */
const addressDelay = 250;

/** What the address of a tree page keeps: changes go into it, and each is a new view. */
export function useTreeView(tree: Tree | null, first: TreeView) {
  const [view, setView] = useState(first);

  useEffect(() => {
    const timer = setTimeout(() => {
      const now = window.location;
      const next = writeTreeView(new URLSearchParams(now.search), view);
      if (next !== now.search) window.history.replaceState(null, "", `${now.pathname}${next}`);
    }, addressDelay);
    return () => clearTimeout(timer);
  }, [view]);

  const changes = useMemo(
    () => ({
      /** Also opens whatever hides it, and leaves a focus that it is not part of. */
      select: (id: string | null) => setView((current) => selecting(tree, current, id)),
      toggle: (id: string) =>
        setView((current) => ({
          ...current,
          folding: withFolded(current.folding, [id], !isFolded(current.folding, id)),
        })),
      foldAll: () => setView((current) => ({ ...current, folding: allFolded })),
      openAll: () => setView((current) => ({ ...current, folding: allOpen })),
      setMeasure: (measure: MeasureName) => setView((current) => ({ ...current, measure })),
      setFilters: (filters: Filters) => setView((current) => ({ ...current, filters })),
      setSearch: (search: string) => setView((current) => ({ ...current, search })),
      setFrame: (frame: number | null) => setView((current) => ({ ...current, frame })),
      setFocus: (focus: string | null) => setView((current) => ({ ...current, focus })),
      setCamera: (camera: TreeView["camera"]) => setView((current) => ({ ...current, camera })),
    }),
    [tree],
  );
  return { view, ...changes };
}

function selecting(tree: Tree | null, view: TreeView, id: string | null): TreeView {
  if (!tree || id === null) return { ...view, selected: id };
  const at = tree.ids.placeOf(id);
  // One that was just made, and has not come yet.
  if (at < 0) return { ...view, selected: id };
  const above = ancestors(tree, at).map((place) => tree.ids.idAt(place));
  const hiding = above.filter((each) => isFolded(view.folding, each));
  const inFocus = view.focus === null || id === view.focus || above.includes(view.focus);
  return {
    ...view,
    selected: id,
    focus: inFocus ? view.focus : null,
    folding: hiding.length > 0 ? withFolded(view.folding, hiding, false) : view.folding,
  };
}
