"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useMemo, useState } from "react";
import { useTRPC } from "@/lib/ui/api";
import { buildForest, type ShapeAnswer, TreeExplorer, type TreeProblem } from "@/lib/ui/graph";
import type { Reason } from "../problem/decision-buttons";
import { ProblemPanel } from "../problem/problem-panel";

type CurriculumTreeProps = {
  curriculumId: string;
  initial: readonly TreeProblem[];
  query: string;
  reasons: readonly Reason[];
  mayReview: boolean;
};

/** The tree as the server rendered it, kept up to date. What arrives changes nodes and never the view. */
export function CurriculumTree({ curriculumId, initial, query, reasons, mayReview }: CurriculumTreeProps) {
  const trpc = useTRPC();
  const [shape, setShape] = useState<string | null>(null);
  const shapeAnswer = useShapeSearch(curriculumId, shape);
  const [problems, setProblems] = useState(() => byId(initial));
  useSubscription(
    trpc.curricula.follow.subscriptionOptions(
      { curriculumId },
      { onData: ({ data }) => setProblems((current) => merged(current, data.problems)) },
    ),
  );
  const forest = useMemo(() => buildForest(problems.values()), [problems]);
  return (
    <TreeExplorer
      forest={forest}
      query={query}
      onShape={setShape}
      shapeAnswer={shapeAnswer}
      panel={(problemId, close) => {
        const problem = problems.get(problemId);
        return (
          <ProblemPanel
            key={problemId}
            problemId={problemId}
            version={`${problem?.reviewState} ${problem?.attemptCount} ${problem?.verifiedCount}`}
            reasons={reasons}
            mayReview={mayReview}
            onClose={close}
          />
        );
      }}
    />
  );
}

const nothing: ShapeAnswer = { ids: [], note: "" };

function useShapeSearch(curriculumId: string, shape: string | null): ShapeAnswer {
  const { curricula } = useTRPC();
  const { data, error } = useQuery({
    ...curricula.searchByShape.queryOptions({ curriculumId, shape: shape ?? "" }),
    enabled: shape !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return useMemo(() => {
    if (shape === null) return nothing;
    if (error) return { ids: [], note: error.message };
    if (!data) return nothing;
    const note = data.complete ? "" : `among the first ${data.searched}`;
    return { ids: data.ids, note };
  }, [shape, data, error]);
}

type Problems = ReadonlyMap<string, TreeProblem>;

const byId = (problems: readonly TreeProblem[]): Problems =>
  new Map(problems.map((problem) => [problem.id, problem]));

/** The same map where nothing differs, so that the first message, which repeats everything, draws nothing again. */
function merged(current: Problems, arrived: readonly TreeProblem[]): Problems {
  const changed = arrived.filter((problem) => !equal(current.get(problem.id), problem));
  if (changed.length === 0) return current;
  return new Map([...current, ...byId(changed)]);
}

function equal(known: TreeProblem | undefined, problem: TreeProblem): boolean {
  return (
    known !== undefined &&
    known.verdict === problem.verdict &&
    known.reviewState === problem.reviewState &&
    known.attemptCount === problem.attemptCount &&
    known.verifiedCount === problem.verifiedCount &&
    known.undecidedCount === problem.undecidedCount
  );
}
