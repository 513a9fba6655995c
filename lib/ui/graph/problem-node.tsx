"use client";

import type { Node, NodeProps } from "@xyflow/react";
import {
  Check,
  CircleCheck,
  CircleDashed,
  CircleQuestionMark,
  CircleX,
  Clock,
  GitCompareArrows,
  type LucideIcon,
  X,
} from "lucide-react";
import { memo } from "react";
import { classNames } from "../class-names";
import type { ReviewState } from "../data";
import { Formula } from "../formula";
import { type CanvasWords, useWordsOfCanvas } from "./canvas-words";
import type { Signal } from "./frontier";
import { nodeHeight, nodeWidth } from "./layout";
import type { ShownProblem } from "./shown-problem";
import { solveRate } from "./tree";
import type { ProblemFormula } from "./use-formulas";

export type ProblemNodeData = {
  problem: ShownProblem;
  /** Undefined until it has come. */
  formula: ProblemFormula | undefined;
  selected: boolean;
  found: boolean;
  signal: Signal | null;
  onToggle: (id: string) => void;
};

export type ProblemFlowNode = Node<ProblemNodeData, "problem">;

const reviewIcons: Record<ReviewState, [LucideIcon, string]> = {
  pending: [Clock, "text-muted"],
  approved: [Check, "text-ok"],
  rejected: [X, "text-bad"],
  conflict: [GitCompareArrows, "text-warn"],
};
const verdictIcons = {
  verified: [CircleCheck, "text-ok"],
  refuted: [CircleX, "text-bad"],
  undecided: [CircleQuestionMark, "text-warn"],
  none: [CircleDashed, "text-muted"],
} as const satisfies Record<string, readonly [LucideIcon, string]>;

/** Kept to few elements: dozens of these are on the page at once, each with a formula in it. */
export const ProblemNode = memo(function ProblemNode({ data }: NodeProps<ProblemFlowNode>) {
  const { problem, formula, selected, found, signal, onToggle } = data;
  const { colour, childCount, folded, dimmed } = problem;
  const words = useWordsOfCanvas();
  const verdict = problem.verdict ?? "none";
  const [VerdictIcon, verdictTone] = verdictIcons[verdict];
  const [ReviewIcon, reviewTone] = reviewIcons[problem.reviewState];
  const rate = solveRate(problem);
  return (
    <div
      style={{ width: nodeWidth, height: nodeHeight, borderLeftColor: `var(--color-${colour})` }}
      className={classNames(
        "flex flex-col rounded-md border border-l-4 text-xs",
        !dimmed && problem.reviewState !== "rejected" && "bg-surface",
        selected ? "outline-2 outline-accent" : found && "outline-2 outline-warn outline-dashed",
        dimmed ? "border-dashed bg-canvas text-muted" : problem.reviewState === "rejected" && "bg-sunken",
      )}
    >
      <div className="flex min-h-0 flex-1 items-center justify-center overflow-hidden px-2">
        {formula ? (
          <Formula latex={formula.latex} source={formula.statement} size="sm" showWarnings={false} />
        ) : (
          <span aria-hidden className="h-3 w-2/3 rounded-sm bg-sunken" />
        )}
      </div>
      <div className="flex h-6 items-center gap-1.5 whitespace-nowrap border-t px-2 text-muted">
        <span>{`L${problem.level}`}</span>
        {!problem.ofMoment && (
          <>
            <VerdictIcon
              aria-label={words.verdicts[verdict]}
              role="img"
              className={classNames("size-3.5 shrink-0", verdictTone)}
            />
            <ReviewIcon
              aria-label={words.reviews[problem.reviewState]}
              role="img"
              className={classNames("size-3.5 shrink-0", reviewTone)}
            />
          </>
        )}
        {rate === null ? (
          <span className="min-w-0 flex-1 truncate">{words.notMeasured}</span>
        ) : (
          <>
            {/* A mark says that all were solved, or none, and needs the room. */}
            {!signal && <RateMeter rate={rate} words={words} />}
            <span className="min-w-0 flex-1 truncate">
              {signal ? `n=${problem.attemptCount}` : `${words.percent(rate, 0)} n=${problem.attemptCount}`}
            </span>
          </>
        )}
        {signal && (
          <span title={words.signals[signal].remedy} className="rounded-sm bg-warn-soft px-1 text-warn">
            {words.signals[signal].label}
          </span>
        )}
        {childCount > 0 && (
          <button
            type="button"
            tabIndex={-1}
            aria-label={folded ? words.expand(childCount) : words.collapse(childCount)}
            className="nopan nodrag -mr-1 rounded-sm px-1 font-medium text-ink hover:bg-hover"
            onClick={(event) => {
              event.stopPropagation();
              onToggle(problem.id);
            }}
          >
            {folded ? "+" : "−"}
            {childCount}
          </button>
        )}
      </div>
    </div>
  );
});

/** A native meter draws its track in the browser's own colours, in the dark brighter than what fills it. */
function RateMeter({ rate, words }: { rate: number; words: CanvasWords }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    <span
      role="meter"
      aria-label={words.solveRate}
      aria-valuemin={0}
      aria-valuemax={1}
      aria-valuenow={rate}
      aria-valuetext={words.percent(rate, 0)}
      className="h-1.5 w-10 shrink-0 overflow-hidden rounded-full bg-line"
    >
      <span className="block h-full bg-accent" style={{ width: `${rate * 100}%` }} />
    </span>
  );
}
