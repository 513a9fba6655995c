"use client";

import { ChevronsDownUp, ChevronsUpDown, ListTree } from "lucide-react";
import { type ReactNode, useDeferredValue, useEffect, useMemo, useState } from "react";
import { IconButton, SearchInput, Select } from "../forms";
import { useKeys } from "../keyboard";
import { SplitPane } from "../layout";
import { type Direction, type Forest, neighbour, searchForest, visibleRows } from "./forest";
import { type MeasureName, measureNames, measures } from "./measure";
import { Outline } from "./outline";
import { TreeCanvas } from "./tree-canvas";
import { useLayout } from "./use-layout";
import { useTreeView } from "./use-tree-view";

type TreeExplorerProps = {
  forest: Forest;
  /** The page's query, which holds selection, collapsing and measure. */
  query: string;
  /** Everything of the selected problem. */
  panel: (problemId: string, close: () => void) => ReactNode;
  /** Told of the shape that is looked for, such as `sin(_)*_`, or null; `shapeAnswer` then says where it occurs. */
  onShape: (shape: string | null) => void;
  shapeAnswer: ShapeAnswer;
};

/** `note` says what is wrong with the shape, or how much of the curriculum was searched where that is not all. */
export type ShapeAnswer = { readonly ids: readonly string[]; readonly note: string };

/** Outline, canvas and the selected problem's panel, in step. */
export function TreeExplorer({ forest, query, panel, onShape, shapeAnswer }: TreeExplorerProps) {
  const { view, select, toggle, collapseAll, expandAll, setMeasure } = useTreeView(forest, query);
  const [outlineOpen, setOutlineOpen] = useState(true);
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search);
  const isShape = wanted.includes("_");
  useEffect(() => onShape(isShape ? wanted : null), [onShape, isShape, wanted]);
  const found = useMemo(
    () => (isShape ? shapeAnswer.ids.filter((id) => forest.byId.has(id)) : searchForest(forest, wanted)),
    [forest, wanted, isShape, shapeAnswer],
  );
  const foundSet = useMemo(() => new Set(found), [found]);
  const rows = useMemo(() => visibleRows(forest, view.collapsed), [forest, view.collapsed]);
  const layout = useLayout(rows);

  function move(direction: Direction) {
    const from = view.selected ?? rows[0]?.problem.id;
    const to = view.selected === null ? from : from && neighbour(forest, from, direction);
    if (to) select(to);
  }
  function nextFound(step: 1 | -1) {
    const at = view.selected ? found.indexOf(view.selected) : -1;
    const target = found[at < 0 ? 0 : (at + step + found.length) % found.length];
    if (target) select(target);
  }
  const arrow = (keys: string, label: string, direction: Direction) => ({
    keys,
    label,
    group: "Tree",
    run: () => move(direction),
  });
  useKeys([
    arrow("arrowleft", "To the parent", "parent"),
    arrow("arrowright", "To the first variant", "child"),
    arrow("arrowup", "To the sibling above", "previous"),
    arrow("arrowdown", "To the sibling below", "next"),
    {
      keys: "space",
      label: "Collapse or expand",
      group: "Tree",
      run: () => view.selected && toggle(view.selected),
    },
    { keys: "n", label: "Next search result", group: "Tree", run: () => nextFound(1) },
    { keys: "escape", label: "Close the panel", group: "Tree", run: () => select(null) },
  ]);

  const plane = (
    <div className="flex h-[75dvh] min-h-[30rem] flex-col lg:h-full">
      <div className="flex flex-wrap items-center gap-2 border-b bg-surface px-3 py-1.5">
        <IconButton
          label={outlineOpen ? "Hide the outline" : "Show the outline"}
          icon={<ListTree />}
          aria-pressed={outlineOpen}
          onClick={() => setOutlineOpen(!outlineOpen)}
        />
        <SearchInput
          label="Search problems"
          title="Part of a formula, or a shape with _ for any expression: sin(_)*_"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && nextFound(event.shiftKey ? -1 : 1)}
          className="w-52"
        />
        <span role="status" className="text-muted text-xs">
          {wanted && `${found.length} found${isShape && shapeAnswer.note ? `: ${shapeAnswer.note}` : ""}`}
        </span>
        <span className="ml-auto flex items-center gap-1">
          <IconButton label="Collapse all" icon={<ChevronsDownUp />} onClick={collapseAll} />
          <IconButton label="Expand all" icon={<ChevronsUpDown />} onClick={expandAll} />
        </span>
        <Select
          aria-label="Colour by"
          value={view.measure}
          onChange={(event) => setMeasure(event.target.value as MeasureName)}
          options={measureNames.map((name) => ({
            value: name,
            label: `Colour: ${measures[name].label.toLowerCase()}`,
          }))}
          className="w-40"
        />
      </div>
      <div className="flex min-h-0 flex-1">
        {outlineOpen && (
          <div className="w-56 shrink-0 border-r xl:w-64">
            <Outline
              rows={rows}
              measure={view.measure}
              selected={view.selected}
              found={foundSet}
              onSelect={select}
              onToggle={toggle}
              onMove={move}
            />
          </div>
        )}
        <div className="min-w-0 flex-1">
          {layout ? (
            <TreeCanvas
              forest={forest}
              rows={rows}
              layout={layout}
              measure={view.measure}
              selected={view.selected}
              found={foundSet}
              onSelect={select}
              onToggle={toggle}
            />
          ) : (
            <p role="status" className="p-6 text-muted">
              Laying out {rows.length} problems…
            </p>
          )}
        </div>
      </div>
    </div>
  );
  if (!view.selected) return plane;
  return (
    <SplitPane
      main={plane}
      side={panel(view.selected, () => select(null))}
      sideLabel="Selected problem"
      sideWidth={400}
      storageKey="tree"
    />
  );
}
