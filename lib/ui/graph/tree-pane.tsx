"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo, useRef, useState } from "react";
import type { Words } from "@/lib/language/words";
import { Select } from "../forms";
import { emptyFirstView } from "./first-view";
import { type MeasureName, measureNames } from "./measure";
import { problemAt, type Tree, type TreeProblem } from "./tree";
import { startView } from "./tree-address";
import { TreeCanvas } from "./tree-canvas";
import type { TreeWords } from "./tree-words";
import type { ProblemFormula } from "./use-formulas";
import { useScene } from "./use-scene";
import { useTreeWords } from "./use-tree-words";
import { isFolded, withFolded } from "./visible-rows";

type TreePaneProps = {
  /** Names it among others. */
  label: string;
  tree: Tree | null;
  /** The problem whose subtree alone is shown. */
  focus: string | null;
  formulas: ReadonlyMap<string, ProblemFormula>;
  onShown: (where: string, ids: readonly string[]) => void;
};

/** One of two trees beside each other: the canvas alone, with a state of its own. */
export function TreePane({ label, tree, focus, formulas, onShown }: TreePaneProps) {
  const t = useTranslations("tree");
  const words = useTreeWords();
  const [view, setView] = useState({ ...startView, focus });
  const keepStill = useRef<string | null>(null);
  const scene = useScene(tree, view, null, words, null);
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
          {selected ? inWords(selected, formulas.get(selected.id), words.say) : t("problem.choose")}
        </span>
        <Select
          aria-label={t("colourBy.labelIn", { tree: label })}
          value={view.measure}
          onChange={(event) =>
            setView((current) => ({ ...current, measure: event.target.value as MeasureName }))
          }
          options={measureNames.map((name) => ({ value: name, label: t(`colourBy.${name}`) }))}
          className="w-44"
        />
      </div>
      <div className="min-h-0 flex-1">
        <TreeCanvas
          label={t("canvasOf", { tree: label })}
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

function inWords(
  { level, attemptCount: attempts, verifiedCount: verified, reviewState }: TreeProblem,
  formula: ProblemFormula | undefined,
  say: TreeWords["say"],
): string {
  const facts: Words[] = [
    { key: "tree.problem.level", values: { level } },
    attempts === 0
      ? { key: "tree.problem.notMeasured" }
      : { key: "tree.problem.verifiedOf", values: { verified, attempts } },
    { key: `tree.problem.reviewStates.${reviewState}` },
  ];
  return [formula?.statement ?? "", ...facts.map(say)].filter(Boolean).join(" · ");
}
