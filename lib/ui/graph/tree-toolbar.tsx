"use client";

import { ChevronsDownUp, ChevronsUpDown, History, ListTree } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { IconButton, Select } from "../forms";
import { FilterBar } from "./filter-bar";
import { type MeasureName, measureNames } from "./measure";
import { SearchBox } from "./search-box";
import type { TreeView } from "./tree-address";
import type { SearchAnswer } from "./tree-explorer";
import type { Finds } from "./use-finds";
import type { useTreeView } from "./use-tree-view";

type TreeToolbarProps = {
  view: TreeView;
  change: Pick<
    ReturnType<typeof useTreeView>,
    "foldAll" | "openAll" | "setMeasure" | "setFilters" | "setSearch" | "setFrame"
  >;
  finds: Finds;
  /** Null while the search has no answer yet. */
  answer: SearchAnswer | null;
  /** Whether a moment of training is shown, which gives the colours. */
  replaying: boolean;
  outlineOpen: boolean;
  onOutline: () => void;
  /** Stands at the end. */
  children: ReactNode;
};

/** A number that stands for the newest moment before it is known how many there are. */
const newestFrame = 999_999;

export function TreeToolbar(props: TreeToolbarProps) {
  const { view, change, finds, answer, replaying, outlineOpen, onOutline, children } = props;
  const t = useTranslations("tree");
  return (
    <div className="flex flex-wrap items-center gap-2 border-b bg-surface px-3 py-1.5">
      <IconButton
        label={outlineOpen ? t("outline.hide") : t("outline.show")}
        icon={<ListTree />}
        aria-pressed={outlineOpen}
        onClick={onOutline}
      />
      <SearchBox text={view.search} onSearch={change.setSearch} finds={finds} answer={answer} />
      <span className="ml-auto flex items-center gap-1">
        <IconButton label={t("collapseAll")} icon={<ChevronsDownUp />} onClick={change.foldAll} />
        <IconButton label={t("expandAll")} icon={<ChevronsUpDown />} onClick={change.openAll} />
      </span>
      <Select
        aria-label={t("colourBy.label")}
        value={replaying ? "difficulty" : view.measure}
        disabled={replaying}
        title={replaying ? t("colourBy.ofMoment") : undefined}
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
