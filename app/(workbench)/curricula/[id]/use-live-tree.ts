"use client";

import { useSubscription } from "@trpc/tanstack-react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Text } from "@/lib/language/words";
import { useTRPC } from "@/lib/ui/api";
import { fetchTree, type ProblemFormula, type Tree, TreeTrouble, withChanges } from "@/lib/ui/graph";

type Known = { readonly tree: Tree; readonly since: string };

/** A curriculum's tree, read once and kept up to date. `trouble` says why there is none or why it no longer changes. */
export function useLiveTree(curriculumId: string, onFormulas: (formulas: readonly ProblemFormula[]) => void) {
  const { curricula } = useTRPC();
  const [known, setKnown] = useState<Known | null>(null);
  const [trouble, setTrouble] = useState<Text | null>(null);
  // Two messages may come before the first is drawn, and the second must not forget it.
  const newest = useRef<Known | null>(null);
  const learn = useCallback((next: Known) => {
    newest.current = next;
    setKnown(next);
  }, []);
  const reading = useRef<Promise<void> | null>(null);
  const read = useCallback(() => {
    reading.current ??= fetchTree(`/api/curricula/${curriculumId}/tree`)
      .then(
        (tree) => {
          learn(tree);
          setTrouble(null);
        },
        (error: unknown) =>
          setTrouble(error instanceof TreeTrouble ? error.text : { key: "tree.unreadable" }),
      )
      .finally(() => {
        reading.current = null;
      });
    return reading.current;
  }, [curriculumId, learn]);
  useEffect(() => void read(), [read]);

  const following = curricula.follow.subscriptionOptions(
    { curriculumId, since: known?.since ?? "0" },
    {
      enabled: known !== null,
      onData: ({ data }) => {
        const before = newest.current;
        if (!before) return;
        if (!data.problems) return void read();
        const tree = data.problems.length > 0 ? withChanges(before.tree, data.problems) : before.tree;
        // Some were deleted: which, the message does not say.
        if (tree.count !== data.total) return void read();
        if (tree === before.tree) return;
        onFormulas(data.problems);
        learn({ ...before, tree });
      },
      onError: (error) => setTrouble(error.message),
    },
  );
  useSubscription(following);
  return { tree: known?.tree ?? null, trouble, read };
}
