"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { useTRPC, useTRPCClient } from "@/lib/ui/api";
import { Button } from "@/lib/ui/forms";
import {
  type FirstView,
  type ProblemFormula,
  type SearchAnswer,
  TreeExplorer,
  useFormulas,
} from "@/lib/ui/graph";
import { Callout } from "@/lib/ui/layout";
import type { Reason } from "../problem/decision-buttons";
import { ProblemPanel } from "../problem/problem-panel";
import { useLiveTree } from "./use-live-tree";

type CurriculumTreeProps = {
  curriculumId: string;
  first: FirstView;
  formulas: readonly ProblemFormula[];
  transformationTitles: Readonly<Record<string, string>>;
  reasons: readonly Reason[];
  mayReview: boolean;
};

/** The tree as the server began to draw it, then whole, then kept up to date. What arrives never moves the view. */
export function CurriculumTree(props: CurriculumTreeProps) {
  const { curriculumId, first, transformationTitles, reasons, mayReview } = props;
  const api = useTRPCClient();
  const fetchFormulas = useCallback(
    (ids: readonly string[]) => api.curricula.formulas.query({ curriculumId, ids: [...ids] }),
    [api, curriculumId],
  );
  const { formulas, want, keep } = useFormulas(fetchFormulas, props.formulas);
  const { tree, trouble, read } = useLiveTree(curriculumId, keep);
  const titleOf = useCallback((id: string) => transformationTitles[id] ?? id, [transformationTitles]);
  const [search, setSearch] = useState("");
  const answer = useSearch(curriculumId, search);
  return (
    <>
      {trouble && (
        <Callout tone="bad" title={trouble}>
          <Button size="sm" onClick={() => void read()}>
            Try again
          </Button>
        </Callout>
      )}
      <TreeExplorer
        tree={tree}
        first={first}
        formulas={formulas}
        onShown={want}
        titleOf={titleOf}
        onSearch={setSearch}
        answer={answer}
        panel={(problemId, close) => (
          <ProblemPanel
            key={problemId}
            problemId={problemId}
            version={tree ? versionOf(tree, problemId) : ""}
            reasons={reasons}
            mayReview={mayReview}
            onClose={close}
          />
        )}
      />
    </>
  );
}

/** Changes when the tree learnt something new of the problem. */
function versionOf(tree: NonNullable<ReturnType<typeof useLiveTree>["tree"]>, problemId: string): string {
  const at = tree.ids.placeOf(problemId);
  return at < 0 ? "gone" : `${tree.state[at]} ${tree.attemptCount[at]} ${tree.verifiedCount[at]}`;
}

const nothing: SearchAnswer = { ids: null, note: "" };

function useSearch(curriculumId: string, text: string): SearchAnswer {
  const { curricula } = useTRPC();
  const { data, error } = useQuery({
    ...curricula.search.queryOptions({ curriculumId, text: text || "_" }),
    enabled: text !== "",
    placeholderData: keepPreviousData,
    retry: false,
  });
  return useMemo(() => {
    if (text === "") return nothing;
    if (error) return { ids: [], note: error.message };
    return data ?? nothing;
  }, [text, data, error]);
}
