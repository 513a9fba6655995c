"use client";

import { useSubscription } from "@trpc/tanstack-react-query";
import { useCallback, useEffect, useState } from "react";
import { useTRPC } from "@/lib/ui/api";
import { fetchTree, type ProblemFormula, type Tree, withChanges } from "@/lib/ui/graph";

type Known = { readonly tree: Tree; readonly since: string };

/** A curriculum's tree, read once and kept up to date. `trouble` says why there is none or why it no longer changes. */
export function useLiveTree(curriculumId: string, onFormulas: (formulas: readonly ProblemFormula[]) => void) {
  const { curricula } = useTRPC();
  const [known, setKnown] = useState<Known | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const read = useCallback(
    () =>
      fetchTree(`/api/curricula/${curriculumId}/tree`).then(
        (tree) => {
          setKnown(tree);
          setTrouble(null);
        },
        (error: Error) => setTrouble(error.message),
      ),
    [curriculumId],
  );
  useEffect(() => void read(), [read]);

  const following = curricula.follow.subscriptionOptions(
    { curriculumId, since: known?.since ?? "0" },
    {
      enabled: known !== null,
      onData: ({ data }) => {
        if (!known) return;
        if (!data.problems) return void read();
        const tree = data.problems.length > 0 ? withChanges(known.tree, data.problems) : known.tree;
        // Some were deleted: which, the message does not say.
        if (tree.count !== data.total) return void read();
        if (tree === known.tree) return;
        onFormulas(data.problems);
        setKnown({ ...known, tree });
      },
      onError: (error) => setTrouble(error.message),
    },
  );
  useSubscription(following);
  return { tree: known?.tree ?? null, trouble, read };
}
