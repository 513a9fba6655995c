"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Columns2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { say } from "@/lib/language/words";
import { useTRPC, useTRPCClient } from "@/lib/ui/api";
import { Button, ButtonLink } from "@/lib/ui/forms";
import {
  type FirstView,
  type Frontier,
  type ProblemFormula,
  ratesNow,
  type SearchAnswer,
  signalAt,
  type Tree,
  TreeExplorer,
  useFormulas,
} from "@/lib/ui/graph";
import { Callout } from "@/lib/ui/layout";
import type { Reason } from "../problem/decision-buttons";
import { ProblemPanel } from "../problem/problem-panel";
import type { Regeneration } from "../problem/regenerate-dialog";
import { useLiveTree } from "./use-live-tree";

type CurriculumTreeProps = {
  curriculumId: string;
  first: FirstView;
  formulas: readonly ProblemFormula[];
  reasons: readonly Reason[];
  mayReview: boolean;
  /** Null where this person may not change the tree. */
  regeneration: Regeneration | null;
};

/** The tree as the server began to draw it, then whole, then kept up to date. What arrives never moves the view. */
export function CurriculumTree(props: CurriculumTreeProps) {
  const { curriculumId, first, reasons, mayReview, regeneration } = props;
  const api = useTRPCClient();
  const fetchFormulas = useCallback(
    (ids: readonly string[]) => api.curricula.formulas.query({ curriculumId, ids: [...ids] }),
    [api, curriculumId],
  );
  const { formulas, want, keep } = useFormulas(fetchFormulas, props.formulas);
  const { tree, trouble, read } = useLiveTree(curriculumId, keep);
  const t = useTranslations("tree");
  const translate = useTranslations();
  const [search, setSearch] = useState("");
  const answer = useSearch(curriculumId, search);
  const [frontierAsked, setFrontierAsked] = useState(false);
  const frontier = useFrontier(curriculumId, frontierAsked, tree);
  const askFrontier = useCallback(() => setFrontierAsked(true), []);
  const linesAddress = (id: string | null) =>
    `/api/curricula/${curriculumId}/problems${id ? `?below=${id}` : ""}`;
  return (
    <>
      {trouble && (
        <Callout tone="bad" title={say(translate, trouble)}>
          <Button size="sm" onClick={() => void read()}>
            {t("tryAgain")}
          </Button>
        </Callout>
      )}
      <TreeExplorer
        tree={tree}
        first={first}
        formulas={formulas}
        onShown={want}
        onSearch={setSearch}
        answer={answer}
        frontier={frontier}
        onFrontier={askFrontier}
        linesAddress={linesAddress}
        more={
          <ButtonLink
            href={`/curricula/${curriculumId}/compare`}
            size="sm"
            variant="ghost"
            icon={<Columns2 />}
          >
            {t("sideBySide")}
          </ButtonLink>
        }
        panel={(problemId, { close, select, replaying }) => (
          <ProblemPanel
            key={problemId}
            problemId={problemId}
            version={tree ? versionOf(tree, problemId) : ""}
            reasons={reasons}
            mayReview={mayReview}
            regeneration={regeneration}
            replaying={replaying}
            signal={tree ? signalOfProblem(tree, problemId) : null}
            onSelect={select}
            onClose={close}
            onEdited={(next) => (next ? select(next) : close())}
          />
        )}
      />
    </>
  );
}

function signalOfProblem(tree: Tree, problemId: string) {
  const at = tree.ids.placeOf(problemId);
  return at < 0 ? null : signalAt(tree, ratesNow(tree), at);
}

/** Changes when the tree learnt something new of the problem. */
function versionOf(tree: Tree, problemId: string): string {
  const at = tree.ids.placeOf(problemId);
  return at < 0 ? "gone" : `${tree.state[at]} ${tree.attemptCount[at]} ${tree.verifiedCount[at]}`;
}

/** Read again when something was measured since. */
function useFrontier(curriculumId: string, asked: boolean, tree: Tree | null): Frontier | null {
  const { curricula } = useTRPC();
  const { data, refetch } = useQuery({
    ...curricula.frontier.queryOptions({ curriculumId }),
    enabled: asked,
  });
  const attempts = useMemo(() => tree?.attemptCount.reduce((sum, each) => sum + each, 0) ?? 0, [tree]);
  const known = useRef(attempts);
  useEffect(() => {
    if (asked && known.current !== attempts) void refetch();
    known.current = attempts;
  }, [asked, attempts, refetch]);
  return data ?? null;
}

const nothing: SearchAnswer = { text: "", ids: null, more: false, trouble: "" };

/** Until the answer has come, what was found before stays, marked as such. */
function useSearch(curriculumId: string, text: string): SearchAnswer {
  const { curricula } = useTRPC();
  const { data, error, isPlaceholderData } = useQuery({
    ...curricula.search.queryOptions({ curriculumId, text: text || "_" }),
    enabled: text !== "",
    placeholderData: keepPreviousData,
    retry: false,
  });
  return useMemo(() => {
    if (text === "") return nothing;
    if (error) return { text, ids: [], more: false, trouble: error.message };
    if (!data) return { ...nothing, text: null };
    return { ...data, text: isPlaceholderData ? null : text, trouble: "" };
  }, [text, data, error, isPlaceholderData]);
}
