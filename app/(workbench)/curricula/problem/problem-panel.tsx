"use client";

import { Trash2, X } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useEffectEvent } from "react";
import { ReviewStateBadge } from "@/lib/ui/data";
import { Button, IconButton } from "@/lib/ui/forms";
import { FormulaPanel } from "@/lib/ui/formula";
import type { Signal } from "@/lib/ui/graph";
import { Callout, EmptyState, ErrorState, SkeletonRows } from "@/lib/ui/layout";
import { Attempts } from "./attempts";
import { DecisionButtons, type Reason } from "./decision-buttons";
import { EditMenu } from "./edit-menu";
import { Facts, Parent } from "./facts";
import { History } from "./history";
import { AnswersBadge } from "./outcome-badge";
import { Path } from "./path";
import type { Regeneration } from "./regenerate-dialog";
import { useEvidence } from "./use-evidence";

type ProblemPanelProps = {
  problemId: string;
  /** Changes when the tree learnt something new of the problem, which then is read again. */
  version: string;
  reasons: readonly Reason[];
  mayReview: boolean;
  /** What new variants can be made with; null where this person may not change the tree. */
  regeneration: Regeneration | null;
  /** Why it cannot teach the model anything now, and what helps; null where it can. */
  signal: Signal | null;
  /** Whether the tree beside it shows another moment than now. */
  replaying: boolean;
  onSelect: (problemId: string) => void;
  onClose: () => void;
  /** Told which problem to look at after an edit, null for none. */
  onEdited: (problemId: string | null) => void;
};

/** Everything of the problem that is selected in the tree. */
export function ProblemPanel(props: ProblemPanelProps) {
  const {
    problemId,
    version,
    reasons,
    mayReview,
    regeneration,
    signal,
    replaying,
    onSelect,
    onClose,
    onEdited,
  } = props;
  const t = useTranslations("problem");
  const signals = useTranslations("tree.signals");
  const { data: evidence, error, refetch } = useEvidence(problemId);
  const isGone = error?.data?.code === "NOT_FOUND";
  const router = useRouter();
  // The tabs and the spine above count what was changed here.
  function changed() {
    void refetch();
    router.refresh();
  }
  const readAgain = useEffectEvent(() => void refetch());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version is the signal, not a value
  useEffect(() => readAgain(), [version]);

  return (
    <div className="flex min-h-full flex-col">
      <div className="sticky top-0 z-10 flex items-center gap-2 border-b bg-surface px-4 py-2">
        <h2 className="font-semibold">{t("title")}</h2>
        {evidence && <AnswersBadge {...evidence} />}
        {evidence && <ReviewStateBadge state={evidence.reviewState} />}
        <span className="ml-auto flex">
          {evidence && regeneration && !isGone && (
            <EditMenu
              problemId={problemId}
              statement={evidence.statement}
              regeneration={regeneration}
              parentId={evidence.parent?.id ?? null}
              onEdited={(next) => {
                changed();
                onEdited(next);
              }}
            />
          )}
          <IconButton label={t("close")} icon={<X />} onClick={onClose} />
        </span>
      </div>
      {isGone && (
        <EmptyState icon={Trash2} title={t("deleted.title")}>
          {t("deleted.explanation")}
        </EmptyState>
      )}
      {error && !evidence && !isGone && (
        <ErrorState
          message={error.message}
          action={<Button onClick={() => void refetch()}>{t("tryAgain")}</Button>}
        />
      )}
      {!evidence && !error && <SkeletonRows rows={8} label={t("loading")} />}
      {evidence && !isGone && (
        <div className="grid gap-4 p-4">
          {replaying && <Callout>{t("now")}</Callout>}
          <Parent {...evidence} onSelect={onSelect} />
          <FormulaPanel latex={evidence.latex} source={evidence.statement} />
          {mayReview && <DecisionButtons problemId={problemId} reasons={reasons} onDecided={changed} />}
          <Facts evidence={evidence} />
          {signal && (
            <Callout tone="warn" title={t("noSignal", { signal: signals(`${signal}.label`) })}>
              {signals(`${signal}.remedy`)}
            </Callout>
          )}
          {evidence.parent && (
            <Part title={t("wayFromRoot")}>
              <Path problemId={problemId} version={`${version} ${evidence.statement}`} />
            </Part>
          )}
          <Part title={t("attempts")} count={evidence.attempts.length}>
            <Attempts attempts={evidence.attempts} />
          </Part>
          <Part title={t("reviews")} count={evidence.reviews.length}>
            <History {...evidence} />
          </Part>
          <details>
            <summary className="font-medium">{t("provenance")}</summary>
            <Link href={`/curricula/${evidence.curriculumId}/problems/${problemId}`} className="text-xs">
              {t("toProvenance")}
            </Link>
            <pre className="mt-2 max-h-64 overflow-auto rounded-md bg-sunken p-2 font-mono text-xs">
              {evidence.provenance}
            </pre>
          </details>
        </div>
      )}
    </div>
  );
}

function Part({ title, count, children }: { title: string; count?: number; children: ReactNode }) {
  return (
    <section className="border-t pt-3">
      <h3 className="mb-2 font-medium">
        {title} <span className="font-normal text-muted text-xs">{count}</span>
      </h3>
      {children}
    </section>
  );
}
