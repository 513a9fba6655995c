"use client";

import { useEffect, useSyncExternalStore } from "react";

type Left = { readonly curriculumId: string; readonly count: number };

/** What the desk on this page says is left; the tabs above it, in another part of the page, say the same. */
let left: Left | null = null;
const listeners = new Set<() => void>();

function tell(next: Left | null): void {
  left = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Null where no desk of this curriculum is on the page. */
export function useLeftOnDesk(curriculumId: string): number | null {
  return useSyncExternalStore(
    subscribe,
    () => (left?.curriculumId === curriculumId ? left.count : null),
    () => null,
  );
}

/** @param count null while it is not known */
export function useTellLeft(curriculumId: string | undefined, count: number | null): void {
  useEffect(() => {
    if (curriculumId === undefined || count === null) return;
    tell({ curriculumId, count });
    return () => tell(null);
  }, [curriculumId, count]);
}
