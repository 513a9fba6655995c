"use client";

import { useTranslations } from "next-intl";
import { useKeys } from "../keyboard";
import type { FirstView } from "./first-view";
import type { Scene } from "./raster";
import type { ShownProblem } from "./shown-problem";
import { type Direction, neighbour, type Tree } from "./tree";
import type { TreeView } from "./tree-address";
import type { Finds } from "./use-finds";

type TreeKeys = {
  tree: Tree | null;
  scene: Scene | null;
  first: FirstView;
  view: TreeView;
  finds: Finds;
  select: (id: string | null) => void;
  fold: (id: string) => void;
  setFocus: (id: string | null) => void;
};

/** Moving along the tree and through what a search found, and the keys that do it. */
export function useTreeKeys({ tree, scene, first, view, finds, select, fold, setFocus }: TreeKeys) {
  function move(direction: Direction) {
    if (!tree || !scene) return select(neighbourAmong(first.outline, view.selected, direction));
    if (scene.rows.places.length === 0) return;
    const from = view.selected ? tree.ids.placeOf(view.selected) : -1;
    const to = from < 0 ? scene.rows.places[0]! : neighbour(tree, from, direction);
    if (to >= 0) select(tree.ids.idAt(to));
  }
  const t = useTranslations("tree.keys");
  const key = (keys: string, label: string, run: () => void) => ({ keys, label, group: t("group"), run });
  useKeys([
    key("arrowleft", t("parent"), () => move("parent")),
    key("arrowright", t("child"), () => move("child")),
    key("arrowup", t("previous"), () => move("previous")),
    key("arrowdown", t("next"), () => move("next")),
    key("space", t("fold"), () => view.selected && fold(view.selected)),
    key("f", t("focus"), () => setFocus(view.focus ? null : view.selected)),
    key("n", t("nextFound"), () => finds.go(1)),
    key("shift+n", t("previousFound"), () => finds.go(-1)),
    key("escape", t("close"), () => select(null)),
  ]);
  return { move };
}

/** Who gets selected while there are only the first lines of the outline: the neighbour, or the same where it is not there. */
function neighbourAmong(lines: readonly ShownProblem[], selected: string | null, direction: Direction) {
  const from = lines.findIndex(({ id }) => id === selected);
  const here = lines[from];
  if (!here) return selected ?? lines[0]?.id ?? null;
  const level = here.level + (direction === "child" ? 1 : direction === "parent" ? -1 : 0);
  const others =
    direction === "child" || direction === "next" ? lines.slice(from + 1) : lines.slice(0, from).reverse();
  const first = others.find((line) => line.level <= level);
  return first?.level === level ? first.id : selected;
}
