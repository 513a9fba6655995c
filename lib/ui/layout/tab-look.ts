import { classNames } from "../class-names";

/** Tabs that are pages and tabs within a page look the same. */
export const tabRow = "relative -mb-px flex gap-5 overflow-x-auto";

export function tabClass(current: boolean): string {
  return classNames(
    "flex h-9 shrink-0 items-center gap-1.5 border-b-2 focus-visible:-outline-offset-2",
    current ? "border-accent font-medium text-ink" : "border-transparent text-muted hover:text-ink",
  );
}

export const tabCount = "rounded-full bg-hover px-1.5 text-muted text-xs";
