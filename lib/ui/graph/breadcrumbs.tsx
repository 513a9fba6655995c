"use client";

import { Crosshair, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Button } from "../forms";
import { Formula } from "../formula";
import { ancestors, type Tree } from "./tree";
import type { ProblemFormula } from "./use-formulas";

type BreadcrumbsProps = {
  tree: Tree;
  /** The problem whose way is shown: the selected one, else the one in focus. */
  place: number;
  focus: string | null;
  formulaOf: (id: string) => ProblemFormula | undefined;
  onShown: (ids: readonly string[]) => void;
  onSelect: (id: string) => void;
  onFocus: (id: string | null) => void;
};

/** Of a longer path the root and the last ones are shown. */
const mostShown = 5;

/** The way from the root to a problem, and the button that shows its subtree alone. */
export function Breadcrumbs(props: BreadcrumbsProps) {
  const { tree, place, focus, formulaOf, onShown, onSelect, onFocus } = props;
  const t = useTranslations("tree");
  const path = [...ancestors(tree, place), place];
  const left = Math.max(0, path.length - mostShown);
  const shown = left > 0 ? [path[0]!, ...path.slice(left + 1)] : path;
  const ids = shown.map((at) => tree.ids.idAt(at)).join(" ");
  useEffect(() => {
    onShown(ids.split(" "));
    return () => onShown([]);
  }, [onShown, ids]);
  const id = tree.ids.idAt(place);
  return (
    <div className="flex items-center gap-2 border-t bg-surface px-3 py-1 text-xs">
      <nav aria-label={t("wayFromRoot")} className="min-w-0 flex-1 overflow-x-auto">
        <ol className="flex items-center gap-1 whitespace-nowrap">
          {shown.map((at, index) => {
            const each = tree.ids.idAt(at);
            const formula = formulaOf(each);
            return (
              <li key={each} className="flex items-center gap-1">
                {index > 0 && <span className="text-muted">{index === 1 && left > 0 ? "› … ›" : "›"}</span>}
                <button
                  type="button"
                  aria-current={at === place ? "location" : undefined}
                  onClick={() => onSelect(each)}
                  className="max-w-56 overflow-hidden rounded-sm px-1 py-0.5 hover:bg-hover"
                >
                  {formula ? (
                    <Formula
                      latex={formula.latex}
                      source={formula.statement}
                      size="sm"
                      showWarnings={false}
                    />
                  ) : (
                    t("level", { level: tree.level[at]! })
                  )}
                </button>
              </li>
            );
          })}
        </ol>
      </nav>
      {focus === null ? (
        <Button size="sm" variant="ghost" icon={<Crosshair />} onClick={() => onFocus(id)}>
          {t("onlySubtree")}
        </Button>
      ) : (
        <Button size="sm" variant="ghost" icon={<X />} onClick={() => onFocus(null)}>
          {t("wholeTree")}
        </Button>
      )}
    </div>
  );
}
