"use client";

import { useEffect, useEffectEvent, useMemo, useState } from "react";
import type { Tree } from "./tree";

type UseFinds = {
  tree: Tree | null;
  /** What is written in the search box now. */
  text: string;
  /** Places that the search found; null while none is made. */
  found: ReadonlySet<number> | null;
  /** Whether they answer that text, and not what was written before. */
  current: boolean;
  selected: string | null;
  select: (id: string) => void;
};

export type Finds = {
  readonly count: number;
  /** Which of them is selected, counted from 1; 0 for none. */
  readonly position: number;
  readonly go: (step: 1 | -1) => void;
};

/**
 * Going through what a search found, in the order of the tree. Who asks before the answer has come gets the first find
 * of the answer, and not one of the search before.
 */
export function useFinds({ tree, text, found, current, selected, select }: UseFinds): Finds {
  const places = useMemo(() => Int32Array.from(found ?? []).sort(), [found]);
  const at = tree && selected ? places.indexOf(tree.ids.placeOf(selected)) : -1;
  const [early, setEarly] = useState<string | null>(null);
  const answered = tree !== null && current;
  function open(index: number) {
    const place = places.at(index % places.length);
    if (tree && place !== undefined) select(tree.ids.idAt(place));
  }
  const settle = useEffectEvent(() => {
    setEarly(null);
    if (early === text) open(0);
  });
  useEffect(() => {
    if (early !== null && (early !== text || answered)) settle();
  }, [early, text, answered]);
  return {
    count: current ? places.length : 0,
    position: current ? at + 1 : 0,
    go: (step) => {
      if (answered) open(at < 0 ? 0 : at + step);
      else if (text !== "") setEarly(text);
    },
  };
}
