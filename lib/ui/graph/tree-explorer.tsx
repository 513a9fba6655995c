"use client";

import { ChevronsDownUp, ChevronsUpDown, History, ListTree } from "lucide-react";
import { type ReactNode, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { IconButton, SearchInput, Select } from "../forms";
import { useKeys } from "../keyboard";
import { SplitPane } from "../layout";
import { Breadcrumbs } from "./breadcrumbs";
import { ExportMenu } from "./export-menu";
import { FilterBar } from "./filter-bar";
import type { FirstView } from "./first-view";
import { type Frontier, ratesAfter, ratesNow, signalAt } from "./frontier";
import { FrontierSlider } from "./frontier-slider";
import { type MeasureName, measureLabels, measureNames } from "./measure";
import { Outline } from "./outline";
import { type ShownProblem, shownProblem } from "./shown-problem";
import { type Direction, neighbour, type Tree } from "./tree";
import { type CanvasControls, TreeCanvas } from "./tree-canvas";
import type { ProblemFormula } from "./use-formulas";
import { useScene } from "./use-scene";
import { useTreeView } from "./use-tree-view";
import { rowOfId } from "./viewport";

type TreeExplorerProps = {
  /** Null until it has come. */
  tree: Tree | null;
  first: FirstView;
  formulas: ReadonlyMap<string, ProblemFormula>;
  /** Told of the problems whose formulas are on the screen, by the part of the page that shows them. */
  onShown: (where: string, ids: readonly string[]) => void;
  /** The title of a transformation, its id where it has none. */
  titleOf: (id: string) => string;
  /** Everything of the selected problem. */
  panel: (problemId: string, go: { close: () => void; select: (id: string) => void }) => ReactNode;
  /** Told what is looked for; `answer` then says where it occurs. */
  onSearch: (text: string) => void;
  answer: SearchAnswer;
  /** How the solve rates came about; null until it was asked for and has come. */
  frontier: Frontier | null;
  onFrontier: () => void;
  linesAddress: (id: string | null) => string;
  /** Stands at the end of the tools. */
  more: ReactNode;
};

/** `ids` is null while nothing was looked for; `note` says what is wrong, or that there are more. */
export type SearchAnswer = { readonly ids: readonly string[] | null; readonly note: string };

/** A number that stands for the newest moment before it is known how many there are. */
const newestFrame = 999_999;

/** Outline, canvas and the selected problem's panel, in step. */
export function TreeExplorer(props: TreeExplorerProps) {
  const { tree, first, formulas, onShown, titleOf, panel, onSearch, answer, frontier, onFrontier } = props;
  const { view, select, toggle, ...change } = useTreeView(tree, first.view);
  const controls = useRef<CanvasControls | null>(null);
  const [outlineOpen, setOutlineOpen] = useState(true);
  const keepStill = useRef<string | null>(null);
  const wanted = useDeferredValue(view.search.trim());
  useEffect(() => onSearch(wanted), [onSearch, wanted]);
  const found = useMemo(() => foundPlaces(tree, wanted, answer, titleOf), [tree, wanted, answer, titleOf]);
  const asksFrontier = view.frame !== null;
  useEffect(() => {
    if (asksFrontier) onFrontier();
  }, [asksFrontier, onFrontier]);
  const frame = frontier && view.frame !== null ? Math.min(view.frame, frontier.frames.length - 1) : null;
  const rates = useMemo(() => {
    if (!tree) return null;
    if (frontier && frame !== null && frame >= 0) return ratesAfter(tree, frontier, frame);
    return view.measure === "difficulty" ? ratesNow(tree) : null;
  }, [tree, frontier, frame, view.measure]);
  const signalOf = useMemo(
    () => (tree && rates ? (at: number) => signalAt(tree, rates, at) : undefined),
    [tree, rates],
  );
  const scene = useScene(tree, view, found, titleOf, frame !== null && frame >= 0 ? rates : null);
  const selectedRow = scene && view.selected ? rowOfId(scene.tree, scene.rows, view.selected) : -1;
  const formulaOf = useCallback((id: string) => formulas.get(id), [formulas]);
  const fold = useCallback(
    (id: string) => {
      keepStill.current = id;
      toggle(id);
    },
    [toggle],
  );

  function move(direction: Direction) {
    if (!tree || !scene || scene.rows.places.length === 0) return;
    const from = view.selected ? tree.ids.placeOf(view.selected) : -1;
    const to = from < 0 ? scene.rows.places[0]! : neighbour(tree, from, direction);
    if (to >= 0) select(tree.ids.idAt(to));
  }
  function nextFound(step: 1 | -1) {
    if (!tree || !found || found.size === 0) return;
    const places = [...found].sort((a, b) => a - b);
    const from = view.selected ? places.indexOf(tree.ids.placeOf(view.selected)) : -1;
    const target = places[from < 0 ? 0 : (from + step + places.length) % places.length]!;
    select(tree.ids.idAt(target));
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
      run: () => view.selected && fold(view.selected),
    },
    {
      keys: "f",
      label: "Show only the selected subtree, or everything again",
      group: "Tree",
      run: () => change.setFocus(view.focus ? null : view.selected),
    },
    { keys: "n", label: "Next search result", group: "Tree", run: () => nextFound(1) },
    { keys: "escape", label: "Close the panel", group: "Tree", run: () => select(null) },
  ]);
  const rowAt = useCallback(
    (row: number): ShownProblem | undefined => (scene ? shownProblem(scene, row) : first.outline[row]),
    [scene, first],
  );
  const isFound = useCallback(
    (id: string) => tree !== null && found?.has(tree.ids.placeOf(id)) === true,
    [tree, found],
  );
  const outlineShown = useCallback((ids: readonly string[]) => onShown("outline", ids), [onShown]);
  const pathShown = useCallback((ids: readonly string[]) => onShown("path", ids), [onShown]);
  const canvasShown = useCallback((ids: readonly string[]) => onShown("canvas", ids), [onShown]);

  const wayTo = view.selected ?? view.focus;
  const way = tree && wayTo ? tree.ids.placeOf(wayTo) : -1;
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
          title="A formula in any notation, a part of one, or a shape with _ for any expression: sin(_)*_"
          value={view.search}
          onChange={(event) => change.setSearch(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && nextFound(event.shiftKey ? -1 : 1)}
          className="w-52"
        />
        <span role="status" className="text-muted text-xs">
          {wanted && found && `${found.size} found${answer.note ? `: ${answer.note}` : ""}`}
        </span>
        <span className="ml-auto flex items-center gap-1">
          <IconButton label="Collapse all" icon={<ChevronsDownUp />} onClick={change.foldAll} />
          <IconButton label="Expand all" icon={<ChevronsUpDown />} onClick={change.openAll} />
        </span>
        <Select
          aria-label="Colour by"
          value={view.measure}
          onChange={(event) => change.setMeasure(event.target.value as MeasureName)}
          options={measureNames.map((name) => ({
            value: name,
            label: `Colour: ${measureLabels[name].toLowerCase()}`,
          }))}
          className="w-44"
        />
        <FilterBar filters={view.filters} onChange={change.setFilters} />
        <IconButton
          label={view.frame === null ? "Show the learning frontier" : "Close the learning frontier"}
          icon={<History />}
          aria-pressed={view.frame !== null}
          onClick={() => change.setFrame(view.frame === null ? newestFrame : null)}
        />
        {scene && (
          <ExportMenu
            scene={scene}
            controls={controls}
            formulaOf={formulaOf}
            linesAddress={props.linesAddress}
            top={view.selected ?? view.focus}
          />
        )}
        {props.more}
      </div>
      {tree && view.frame !== null && frontier && (
        <FrontierSlider
          tree={tree}
          frontier={frontier}
          frame={frame ?? -1}
          rates={rates ?? ratesNow(tree)}
          onFrame={change.setFrame}
        />
      )}
      {tree && way >= 0 && (
        <Breadcrumbs
          tree={tree}
          place={way}
          focus={view.focus}
          formulaOf={formulaOf}
          onShown={pathShown}
          onSelect={select}
          onFocus={change.setFocus}
        />
      )}
      <div className="flex min-h-0 flex-1">
        {outlineOpen && (
          <div className="w-56 shrink-0 border-r xl:w-64">
            <Outline
              count={scene ? scene.rows.places.length : first.outline.length}
              rowAt={rowAt}
              selectedRow={selectedRow}
              found={isFound}
              formulaOf={formulaOf}
              onShown={outlineShown}
              onSelect={select}
              onToggle={fold}
              onMove={move}
            />
          </div>
        )}
        <div className="min-w-0 flex-1">
          <TreeCanvas
            scene={scene}
            first={first}
            selected={view.selected}
            found={found}
            formulaOf={formulaOf}
            signalOf={signalOf}
            controls={controls}
            keepStill={keepStill}
            onShown={canvasShown}
            onCamera={change.setCamera}
            onSelect={select}
            onToggle={fold}
          />
        </div>
      </div>
    </div>
  );
  if (!view.selected) return plane;
  return (
    <SplitPane
      main={plane}
      side={panel(view.selected, { close: () => select(null), select })}
      sideLabel="Selected problem"
      sideWidth={400}
      storageKey="tree"
    />
  );
}

/** Where the answer's problems are, and those whose transformations have such a name. */
function foundPlaces(
  tree: Tree | null,
  wanted: string,
  answer: SearchAnswer,
  titleOf: (id: string) => string,
): ReadonlySet<number> | null {
  if (!tree || wanted === "" || !answer.ids) return null;
  const places = new Set(answer.ids.map((id) => tree.ids.placeOf(id)).filter((at) => at >= 0));
  const text = wanted.toLowerCase();
  const named = tree.names.transformations.map((set) =>
    set.some((id) => titleOf(id).toLowerCase().includes(text)),
  );
  if (named.includes(true))
    for (let at = 0; at < tree.count; at += 1) if (named[tree.transformations[at]!]) places.add(at);
  return places;
}
