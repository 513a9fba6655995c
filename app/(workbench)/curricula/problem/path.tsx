"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { useTRPC } from "@/lib/ui/api";
import { formatPercent } from "@/lib/ui/data";
import { Formula } from "@/lib/ui/formula";
import { SkeletonRows } from "@/lib/ui/layout";

/** The way from the root: what each step changed of the formula, and what that did to the solve rate. */
export function Path({ problemId, version }: { problemId: string; version: string }) {
  const { problems } = useTRPC();
  const { data, refetch } = useQuery(problems.path.queryOptions({ problemId }));
  const readAgain = useEffectEvent(() => void refetch());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version is the signal, not a value
  useEffect(() => readAgain(), [version]);
  if (!data) return <SkeletonRows rows={3} label="Loading the way from the root" />;
  return (
    <>
      {data.above > 0 && <p className="mb-1 text-muted text-xs">{data.above} steps above these.</p>}
      <ol className="grid gap-2">
        {data.steps.map((step, index) => {
          const before = data.steps[index - 1];
          return (
            <li key={step.id} className="grid gap-1 border-l-2 pl-3">
              <span className="flex flex-wrap items-baseline gap-x-2 text-xs">
                <span className="font-medium">{step.level === 0 ? "Root" : `Level ${step.level}`}</span>
                <span className="text-muted">{step.transformations.join(", ")}</span>
                <span className="ml-auto">{rateText(step)}</span>
                {before && <Change from={before} to={step} />}
              </span>
              {step.difference && step.difference.before !== step.difference.after && (
                <span className="flex flex-wrap items-center gap-x-2 text-muted">
                  <span className="sr-only">Before, changed parts in boxes:</span>
                  <Formula latex={step.difference.before} source={before?.statement} mode="full" size="sm" />
                  <span aria-hidden>→</span>
                </span>
              )}
              <span>
                <span className="sr-only">Now:</span>
                <Formula
                  latex={step.difference?.after ?? step.latex}
                  source={step.statement}
                  mode="full"
                  size="sm"
                />
              </span>
            </li>
          );
        })}
      </ol>
    </>
  );
}

type Measured = { attemptCount: number; verifiedCount: number };

function rateText({ attemptCount, verifiedCount }: Measured): string {
  return attemptCount === 0
    ? "not measured"
    : `${formatPercent(verifiedCount / attemptCount, 0)} of ${attemptCount}`;
}

function Change({ from, to }: { from: Measured; to: Measured }) {
  if (from.attemptCount === 0 || to.attemptCount === 0) return null;
  const points = Math.round(
    (to.verifiedCount / to.attemptCount - from.verifiedCount / from.attemptCount) * 100,
  );
  if (points === 0) return <span className="text-muted">as before</span>;
  return (
    <span className={points > 0 ? "text-ok" : "text-bad"}>
      {points > 0 ? "▲ +" : "▼ −"}
      {Math.abs(points)} points
    </span>
  );
}
