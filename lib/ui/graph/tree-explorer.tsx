"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { classNames } from "../class-names";
import { SplitPane } from "../layout";
import { Breadcrumbs } from "./breadcrumbs";
import { ExportMenu } from "./export-menu";
import type { FirstView } from "./first-view";
import { type Frontier, ratesAfter, ratesNow, signalAt } from "./frontier";
import { FrontierSlider } from "./frontier-slider";
import { Outline } from "./outline";
import type { Scene } from "./raster";
import { type ShownProblem, shownProblem } from "./shown-problem";
import type { Tree } from "./tree";
import { type CanvasControls, TreeCanvas } from "./tree-canvas";
import { TreeToolbar } from "./tree-toolbar";
import type { TreeWords } from "./tree-words";
import { useFinds } from "./use-finds";
import type { ProblemFormula } from "./use-formulas";
import { useScene } from "./use-scene";
import { useTreeKeys } from "./use-tree-keys";
import { useTreeView } from "./use-tree-view";
import { useTreeWords } from "./use-tree-words";
import { rowOfId } from "./viewport";
import { isFolded } from "./visible-rows";

type TreeExplorerProps = {
  /** Null until it has come. */
  tree: Tree | null;
  first: FirstView;
  formulas: ReadonlyMap<string, ProblemFormula>;
  /** Told of the problems whose formulas are on the screen, by the part of the page that shows them. */
  onShown: (where: string, ids: readonly string[]) => void;
  /** Everything of the selected problem. */
  panel: (problemId: string, go: PanelWays) => ReactNode;
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

type PanelWays = {
  readonly close: () => void;
  readonly select: (id: string) => void;
  /** Whether the tree shows another moment than now. */
  readonly replaying: boolean;
};

/** `ids` is null while nothing was looked for; `more` where there are more than these; `trouble` says what is wrong. */
export type SearchAnswer = {
  /** What it answers; null where that was written before what is being looked for now. */
  readonly text: string | null;
  readonly ids: readonly string[] | null;
  readonly more: boolean;
  readonly trouble: string;
};

/** Outline, canvas and the selected problem's panel, in step. */
export function TreeExplorer(props: TreeExplorerProps) {
  const { tree, first, formulas, onShown, panel, onSearch, answer, frontier, onFrontier } = props;
  const t = useTranslations("tree");
  const words = useTreeWords();
  const { view, select, toggle, ...change } = useTreeView(tree, first.view);
  const controls = useRef<CanvasControls | null>(null);
  const [outlineOpen, setOutlineOpen] = useState(true);
  const keepStill = useRef<string | null>(null);
  const wanted = useDeferredValue(view.search.trim());
  useEffect(() => onSearch(wanted), [onSearch, wanted]);
  const found = useMemo(() => foundPlaces(tree, wanted, answer, words), [tree, wanted, answer, words]);
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
  const replaying = frame !== null && frame >= 0;
  const scene = useScene(tree, view, found, words, replaying ? rates : null);
  const selectedRow = rowOfSelected(view.selected, scene, first);
  const formulaOf = useCallback((id: string) => formulas.get(id), [formulas]);
  const fold = useCallback(
    (id: string) => {
      keepStill.current = id;
      toggle(id);
    },
    [toggle],
  );

  const text = view.search.trim();
  const answered = text === wanted && answer.text === text;
  const finds = useFinds({ tree, text, found, current: answered, selected: view.selected, select });
  const { move } = useTreeKeys({
    tree,
    scene,
    first,
    view,
    finds,
    select,
    fold,
    setFocus: change.setFocus,
  });
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
  // What comes and goes with the selection stands beside the canvas and below it, so that the tree stays where it is.
  const plane = (
    <div
      className={classNames(
        "flex flex-col lg:h-full",
        view.selected === null ? "h-[75dvh] min-h-[30rem]" : "h-[45dvh] lg:min-h-[30rem]",
      )}
    >
      <div className="flex min-h-0 flex-1">
        {outlineOpen && (
          <div className="w-56 shrink-0 border-r xl:w-64">
            <Outline
              count={scene ? scene.rows.places.length : first.outline.length}
              rowAt={rowAt}
              selectedRow={selectedRow}
              found={isFound}
              isFolded={(id) => isFolded(view.folding, id)}
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
            label={t("canvas")}
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
    </div>
  );
  return (
    <div className="flex flex-col lg:h-full">
      <TreeToolbar
        view={view}
        change={change}
        finds={finds}
        answer={answered ? answer : null}
        replaying={replaying}
        outlineOpen={outlineOpen}
        onOutline={() => setOutlineOpen(!outlineOpen)}
      >
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
      </TreeToolbar>
      {tree && view.frame !== null && frontier && (
        <FrontierSlider
          tree={tree}
          frontier={frontier}
          frame={frame ?? -1}
          rates={rates ?? ratesNow(tree)}
          onFrame={change.setFrame}
        />
      )}
      <div className="lg:min-h-0 lg:flex-1">
        <SplitPane
          main={plane}
          side={view.selected && panel(view.selected, { close: () => select(null), select, replaying })}
          sideLabel={t("selected")}
          sideWidth={400}
          storageKey="tree"
          shown={view.selected}
        />
      </div>
    </div>
  );
}

function rowOfSelected(selected: string | null, scene: Scene | null, first: FirstView): number {
  if (selected === null) return -1;
  return scene
    ? rowOfId(scene.tree, scene.rows, selected)
    : first.outline.findIndex(({ id }) => id === selected);
}

/** Where the answer's problems are, and those whose transformations have such a name. */
function foundPlaces(
  tree: Tree | null,
  wanted: string,
  answer: SearchAnswer,
  { titleOf }: TreeWords,
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
