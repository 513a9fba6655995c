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
import { formatPercent, type ReviewState } from "../data";
import { Formula } from "../formula";
import { nodeHeight, nodeWidth } from "./layout";
import { solveRate, type TreeProblem } from "./tree-problem";

export type ProblemNodeData = {
  problem: TreeProblem;
  /** The palette's name of the colour of its class. */
  colour: string;
  childCount: number;
  collapsed: boolean;
  selected: boolean;
  found: boolean;
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
  const { problem, colour, childCount, collapsed, selected, found, onToggle } = data;
  const [VerdictIcon, verdictTone] = verdictIcons[problem.verdict ?? "none"];
  const [ReviewIcon, reviewTone] = reviewIcons[problem.reviewState];
  const rate = solveRate(problem);
  return (
    <div
      style={{ width: nodeWidth, height: nodeHeight, borderLeftColor: `var(--color-${colour})` }}
      className={classNames(
        "flex flex-col rounded-md border border-l-4 bg-surface text-xs",
        selected ? "outline-2 outline-accent" : found && "outline-2 outline-warn outline-dashed",
        problem.reviewState === "rejected" && "bg-sunken",
      )}
    >
      <div className="flex min-h-0 flex-1 items-center justify-center overflow-hidden px-2">
        <Formula latex={problem.latex} source={problem.statement} size="sm" showWarnings={false} />
      </div>
      <div className="flex h-6 items-center gap-1.5 border-t px-2 text-muted">
        <span>L{problem.level}</span>
        <VerdictIcon
          aria-label={`Verdict: ${problem.verdict ?? "none"}`}
          role="img"
          className={classNames("size-3.5", verdictTone)}
        />
        <ReviewIcon
          aria-label={`Review: ${problem.reviewState}`}
          role="img"
          className={classNames("size-3.5", reviewTone)}
        />
        {rate === null ? (
          <span className="flex-1">not measured</span>
        ) : (
          <>
            <meter aria-label="Solve rate" value={rate} className="h-1.5 w-10">
              {formatPercent(rate, 0)}
            </meter>
            <span className="flex-1">
              {formatPercent(rate, 0)} n={problem.attemptCount}
            </span>
          </>
        )}
        {childCount > 0 && (
          <button
            type="button"
            tabIndex={-1}
            aria-label={collapsed ? `Expand ${childCount} variants` : `Collapse ${childCount} variants`}
            className="nopan nodrag -mr-1 rounded-sm px-1 font-medium text-ink hover:bg-hover"
            onClick={(event) => {
              event.stopPropagation();
              onToggle(problem.id);
            }}
          >
            {collapsed ? "+" : "−"}
            {childCount}
          </button>
        )}
      </div>
    </div>
  );
});
