"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import { Select } from "../forms";
import { emptyFirstView } from "./first-view";
import { type MeasureName, measureLabels, measureNames } from "./measure";
import { problemAt, type Tree, type TreeProblem } from "./tree";
import { startView } from "./tree-address";
import { TreeCanvas } from "./tree-canvas";
import type { ProblemFormula } from "./use-formulas";
import { useScene } from "./use-scene";
import { isFolded, withFolded } from "./visible-rows";

type TreePaneProps = {
  /** Names it among others. */
  label: string;
  tree: Tree | null;
  /** The problem whose subtree alone is shown. */
  focus: string | null;
  formulas: ReadonlyMap<string, ProblemFormula>;
  onShown: (where: string, ids: readonly string[]) => void;
  titleOf: (id: string) => string;
};

/** One of two trees beside each other: the canvas alone, with a state of its own. */
export function TreePane({ label, tree, focus, formulas, onShown, titleOf }: TreePaneProps) {
  const [view, setView] = useState({ ...startView, focus });
  const keepStill = useRef<string | null>(null);
  const scene = useScene(tree, view, null, titleOf, null);
  const formulaOf = useCallback((id: string) => formulas.get(id), [formulas]);
  const shown = useCallback((ids: readonly string[]) => onShown("canvas", ids), [onShown]);
  const select = useCallback((selected: string) => setView((current) => ({ ...current, selected })), []);
  const toggle = useCallback((id: string) => {
    keepStill.current = id;
    setView((current) => ({
      ...current,
      folding: withFolded(current.folding, [id], !isFolded(current.folding, id)),
    }));
  }, []);
  const selected = useMemo(() => selectedProblem(tree, view.selected), [tree, view.selected]);
  return (
    <>
      <div className="flex items-center gap-2 border-b bg-surface px-3 py-1 text-xs">
        <span role="status" className="min-w-0 flex-1 truncate text-muted">
          {selected
            ? inWords(selected, formulas.get(selected.id))
            : "Choose a problem to see what is known of it."}
        </span>
        <Select
          aria-label={`${label}: colour by`}
          value={view.measure}
          onChange={(event) =>
            setView((current) => ({ ...current, measure: event.target.value as MeasureName }))
          }
          options={measureNames.map((name) => ({
            value: name,
            label: `Colour: ${measureLabels[name].toLowerCase()}`,
          }))}
          className="w-44"
        />
      </div>
      <div className="min-h-0 flex-1">
        <TreeCanvas
          label={`${label} canvas`}
          scene={scene}
          first={emptyFirstView}
          selected={view.selected}
          found={null}
          formulaOf={formulaOf}
          keepStill={keepStill}
          onShown={shown}
          onCamera={nothing}
          onSelect={select}
          onToggle={toggle}
        />
      </div>
    </>
  );
}

const nothing = () => undefined;

function selectedProblem(tree: Tree | null, id: string | null): TreeProblem | null {
  const at = tree && id ? tree.ids.placeOf(id) : -1;
  return tree && at >= 0 ? problemAt(tree, at) : null;
}

function inWords(problem: TreeProblem, formula: ProblemFormula | undefined): string {
  const { level, attemptCount, verifiedCount, reviewState } = problem;
  const measured = attemptCount === 0 ? "not measured" : `${verifiedCount} of ${attemptCount} verified`;
  return [formula?.statement ?? "", `level ${level}`, measured, reviewState].filter(Boolean).join(" · ");
}
