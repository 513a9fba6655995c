"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useState } from "react";
import { say } from "@/lib/language/words";
import { useTRPCClient } from "@/lib/ui/api";
import { useFormats } from "@/lib/ui/data";
import { Select } from "@/lib/ui/forms";
import { type Generation, TreePane, treeOfGeneration, useFormulas } from "@/lib/ui/graph";
import { Callout } from "@/lib/ui/layout";
import { useLiveTree } from "../use-live-tree";
import { RunNotice, type RunOutcome } from "./run-notice";

type CompareTreesProps = {
  /** A curriculum's id; with "~" and a run's id only what that run wrote, with "~!" everything but that. */
  left: string;
  right: string;
  focus: string | null;
  /** Of the run whose variants alone stand at the right; null where there is none. */
  outcome: RunOutcome | null;
  curricula: readonly { id: string; name: string }[];
  runs: readonly { id: string; curriculumId: string; at: Date }[];
};

/** Two trees, each with its own choice of curriculum and generation; the address keeps both. */
export function CompareTrees(props: CompareTreesProps) {
  const t = useTranslations("tree.compare");
  const [left, setLeft] = useState(props.left);
  const [right, setRight] = useState(props.right);
  useEffect(() => {
    const search = new URLSearchParams(window.location.search);
    search.set("left", left);
    search.set("right", right);
    window.history.replaceState(null, "", `${window.location.pathname}?${search}`);
  }, [left, right]);
  const { outcome } = props;
  return (
    <>
      {outcome && right.endsWith(`~${outcome.id}`) && <RunNotice run={outcome} />}
      <div className="grid min-h-0 flex-1 grid-cols-1 border-t divide-y lg:grid-cols-2 lg:divide-x lg:divide-y-0">
        <Side key={`left ${left}`} {...props} label={t("left")} chosen={left} onChoose={setLeft} />
        <Side key={`right ${right}`} {...props} label={t("right")} chosen={right} onChoose={setRight} />
      </div>
    </>
  );
}

type SideProps = Omit<CompareTreesProps, "outcome"> & {
  label: string;
  chosen: string;
  onChoose: (chosen: string) => void;
};

function Side({ label, chosen, onChoose, focus, curricula, runs }: SideProps) {
  const t = useTranslations("tree.compare");
  const translate = useTranslations();
  const { dateTime } = useFormats();
  const [curriculumId = "", generation = ""] = chosen.split("~");
  const api = useTRPCClient();
  const fetchFormulas = useCallback(
    (ids: readonly string[]) => api.curricula.formulas.query({ curriculumId, ids: [...ids] }),
    [api, curriculumId],
  );
  const { formulas, want, keep } = useFormulas(fetchFormulas, []);
  const { tree, trouble } = useLiveTree(curriculumId, keep);
  const shown = useMemo(() => {
    const wanted = generationOf(generation);
    return tree && wanted ? treeOfGeneration(tree, wanted) : tree;
  }, [tree, generation]);
  const own = runs.filter((run) => run.curriculumId === curriculumId);
  return (
    <section aria-label={label} className="flex h-[60dvh] min-h-0 flex-col lg:h-auto">
      <div className="flex flex-wrap gap-2 border-b bg-surface px-3 py-1.5">
        <Select
          aria-label={t("curriculum", { tree: label })}
          value={curriculumId}
          onChange={(event) => onChoose(event.target.value)}
          options={curricula.map(({ id, name }) => ({ value: id, label: name }))}
          className="w-56"
        />
        <Select
          aria-label={t("generation", { tree: label })}
          value={generation}
          onChange={(event) => onChoose(`${curriculumId}${event.target.value && `~${event.target.value}`}`)}
          options={[
            { value: "", label: t("all") },
            ...own.flatMap(({ id, at }) => [
              { value: id, label: t("written", { time: dateTime(at) }) },
              { value: `!${id}`, label: t("without", { time: dateTime(at) }) },
            ]),
          ]}
          className="w-72"
        />
      </div>
      {trouble ? (
        <Callout tone="bad">{say(translate, trouble)}</Callout>
      ) : (
        <TreePane label={label} tree={shown} focus={focus} formulas={formulas} onShown={want} />
      )}
    </section>
  );
}

function generationOf(text: string): Generation | null {
  if (text === "") return null;
  return text.startsWith("!") ? { runId: text.slice(1), only: false } : { runId: text, only: true };
}
