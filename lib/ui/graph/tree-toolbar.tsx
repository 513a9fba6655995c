"use client";

import { ChevronsDownUp, ChevronsUpDown, History, ListTree } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { IconButton, SearchInput, Select } from "../forms";
import { FilterBar } from "./filter-bar";
import { type MeasureName, measureNames } from "./measure";
import type { TreeView } from "./tree-address";
import type { useTreeView } from "./use-tree-view";

type TreeToolbarProps = {
  view: TreeView;
  change: Pick<
    ReturnType<typeof useTreeView>,
    "foldAll" | "openAll" | "setMeasure" | "setFilters" | "setSearch" | "setFrame"
  >;
  /** What the search found, in words. */
  found: string;
  onNext: (step: 1 | -1) => void;
  outlineOpen: boolean;
  onOutline: () => void;
  /** Stands at the end. */
  children: ReactNode;
};

/** A number that stands for the newest moment before it is known how many there are. */
const newestFrame = 999_999;

export function TreeToolbar(props: TreeToolbarProps) {
  const { view, change, found, onNext, outlineOpen, onOutline, children } = props;
  const t = useTranslations("tree");
  return (
    <div className="flex flex-wrap items-center gap-2 border-b bg-surface px-3 py-1.5">
      <IconButton
        label={outlineOpen ? t("outline.hide") : t("outline.show")}
        icon={<ListTree />}
        aria-pressed={outlineOpen}
        onClick={onOutline}
      />
      <SearchInput
        label={t("search.label")}
        title={t("search.hint")}
        value={view.search}
        onChange={(event) => change.setSearch(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && onNext(event.shiftKey ? -1 : 1)}
        className="w-52"
      />
      <span role="status" className="text-muted text-xs">
        {found}
      </span>
      <span className="ml-auto flex items-center gap-1">
        <IconButton label={t("collapseAll")} icon={<ChevronsDownUp />} onClick={change.foldAll} />
        <IconButton label={t("expandAll")} icon={<ChevronsUpDown />} onClick={change.openAll} />
      </span>
      <Select
        aria-label={t("colourBy.label")}
        value={view.measure}
        onChange={(event) => change.setMeasure(event.target.value as MeasureName)}
        options={measureNames.map((name) => ({ value: name, label: t(`colourBy.${name}`) }))}
        className="w-44"
      />
      <FilterBar filters={view.filters} onChange={change.setFilters} />
      <IconButton
        label={view.frame === null ? t("frontier.show") : t("frontier.close")}
        icon={<History />}
        aria-pressed={view.frame !== null}
        onClick={() => change.setFrame(view.frame === null ? newestFrame : null)}
      />
      {children}
    </div>
  );
}
