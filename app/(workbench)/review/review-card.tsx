"use client";

import type { ReactNode } from "react";
import { Badge, ReviewStateBadge, VerdictBadge } from "@/lib/ui/data";
import { Button } from "@/lib/ui/forms";
import { FormulaPanel } from "@/lib/ui/formula";
import { ErrorState, SkeletonRows } from "@/lib/ui/layout";
import { Attempts } from "../curricula/problem/attempts";
import { Facts, Parent } from "../curricula/problem/facts";
import { History } from "../curricula/problem/history";
import { useEvidence } from "../curricula/problem/use-evidence";

type ReviewCardProps = { problemId: string; curriculum: string; actions: ReactNode };

/** All the evidence on one problem, with the decision below it. */
export function ReviewCard({ problemId, curriculum, actions }: ReviewCardProps) {
  const { data: evidence, error, refetch } = useEvidence(problemId);
  return (
    <article aria-label="Problem to review" className="rounded-lg border bg-surface">
      <header className="flex flex-wrap items-center gap-2 border-b px-4 py-2">
        <span className="text-muted">{curriculum}</span>
        {evidence && <Badge>{evidence.level === 0 ? "Root" : `Level ${evidence.level}`}</Badge>}
        {evidence && <VerdictBadge verdict={evidence.verdict} />}
        {evidence && <ReviewStateBadge state={evidence.reviewState} />}
      </header>
      {error && !evidence && (
        <ErrorState
          message={error.message}
          action={<Button onClick={() => void refetch()}>Try again</Button>}
        />
      )}
      {!evidence && !error && <SkeletonRows rows={6} label="Loading the problem" />}
      {evidence && (
        <div className="grid gap-x-6 gap-y-4 p-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="grid content-start gap-4">
            <Parent {...evidence} />
            <FormulaPanel latex={evidence.latex} source={evidence.statement} label="Problem under review" />
            <Facts evidence={evidence} />
          </div>
          <div className="grid content-start gap-4">
            <section>
              <h2 className="mb-2 font-medium">Attempts</h2>
              <section
                aria-label="Attempts, scrolling"
                // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
                tabIndex={0}
                className="max-h-[26rem] overflow-y-auto pr-1"
              >
                <Attempts attempts={evidence.attempts} />
              </section>
            </section>
            <section className="border-t pt-3">
              <h2 className="mb-2 font-medium">Decisions</h2>
              <History reviews={evidence.reviews} />
            </section>
          </div>
        </div>
      )}
      <footer className="sticky bottom-0 rounded-b-lg border-t bg-sunken px-4 py-3">{actions}</footer>
    </article>
  );
}
