"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { memo, type ReactNode } from "react";
import { shownName } from "@/lib/language/bundled-words";
import { say } from "@/lib/language/words";
import type { ProblemEvidence } from "@/lib/review";
import { Badge, ReviewStateBadge } from "@/lib/ui/data";
import { Button } from "@/lib/ui/forms";
import { Formula, FormulaPanel, NoteText } from "@/lib/ui/formula";
import { Callout, ErrorState, SkeletonRows } from "@/lib/ui/layout";
import { Attempts } from "../../curricula/problem/attempts";
import { Facts } from "../../curricula/problem/facts";
import { FormulaStrip } from "../../curricula/problem/formula-strip";
import { History } from "../../curricula/problem/history";
import { AnswersBadge } from "../../curricula/problem/outcome-badge";
import { useEvidence } from "../../curricula/problem/use-evidence";
import { AnswerPlot } from "./answer-plot";

type DeskCardProps = {
  problemId: string;
  curriculum: string;
  adjudicates: boolean;
  footer: ReactNode;
};

const answersShown = 6;

/** All the evidence on one problem, with the decision below it. */
export function DeskCard({ problemId, curriculum, adjudicates, footer }: DeskCardProps) {
  const translate = useTranslations();
  const t = useTranslations("desk");
  const { data: evidence, error, refetch } = useEvidence(problemId);
  return (
    <article aria-label={t("card.label")} className="rounded-lg border bg-surface">
      <header className="flex min-h-10 flex-wrap items-center gap-2 border-b px-4 py-2">
        <span className="text-muted">{shownName(translate, curriculum)}</span>
        {evidence && (
          <Badge>{evidence.level === 0 ? t("root") : t("level", { level: evidence.level })}</Badge>
        )}
        {evidence && <AnswersBadge {...evidence} />}
        {evidence && <ReviewStateBadge state={evidence.reviewState} />}
        {adjudicates && <span className="text-warn text-xs">{t("card.adjudicates")}</span>}
        {evidence && evidence.hiddenDecisions > 0 && (
          <span className="text-muted text-xs">{t("card.hidden", { count: evidence.hiddenDecisions })}</span>
        )}
      </header>
      {error && !evidence && (
        <ErrorState
          message={error.message}
          action={<Button onClick={() => void refetch()}>{t("tryAgain")}</Button>}
        />
      )}
      {!evidence && !error && <SkeletonRows rows={6} label={t("card.loading")} />}
      {evidence && <Evidence evidence={evidence} adjudicates={adjudicates} />}
      <footer className="sticky bottom-0 rounded-b-lg border-t bg-sunken px-4 py-3">{footer}</footer>
    </article>
  );
}

/** Kept while keys are pressed and notes written: it holds the formulas, which take longest to draw. */
const Evidence = memo(function Evidence({
  evidence,
  adjudicates,
}: {
  evidence: ProblemEvidence;
  adjudicates: boolean;
}) {
  const t = useTranslations("desk.card");
  const translate = useTranslations();
  const { attempts, signals, flags, nearDuplicates, generator, provenance } = evidence;
  return (
    <div className="grid gap-x-6 gap-y-4 p-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      {adjudicates && (
        <section className="rounded-lg bg-sunken px-4 py-2.5 lg:col-span-2">
          <h2 className="mb-2 font-medium">{t("opposing")}</h2>
          <History {...evidence} />
        </section>
      )}
      <div className="grid content-start gap-4">
        {evidence.parent && (
          <ParentDifference parent={evidence.parent} curriculumId={evidence.curriculumId} />
        )}
        <FormulaPanel latex={evidence.latex} source={evidence.statement} label={t("underReview")} />
        {evidence.editedByMe && <Callout tone="warn">{t("editedByYou")}</Callout>}
        {flags.map((flag) => (
          <Callout key={flag.id} tone="warn" title={t("flaggedBy", { name: flag.by })}>
            <NoteText note={flag.note} />
          </Callout>
        ))}
        {signals.length > 0 && (
          <section aria-label={t("why")}>
            <ul className="grid gap-0.5">
              {signals.map(({ sentence }) => (
                <li key={sentence.key} className="flex gap-2">
                  <span aria-hidden className="text-warn">
                    {"▸"}
                  </span>
                  {say(translate, sentence)}
                </li>
              ))}
            </ul>
          </section>
        )}
        <Facts evidence={evidence} />
        {nearDuplicates.length > 0 && <NearDuplicates problems={nearDuplicates} />}
        {(generator.told.length > 0 || generator.said) && (
          <Generator generator={generator} provenance={provenance} />
        )}
      </div>
      <div className="grid content-start gap-4">
        <AnswerPlot attempts={attempts} />
        <section>
          <h2 className="mb-2 font-medium">{t("attempts")}</h2>
          <Attempts attempts={attempts} shown={answersShown} />
        </section>
        {!adjudicates && (
          <section className="border-t pt-3">
            <h2 className="mb-2 font-medium">{t("decisions")}</h2>
            <History {...evidence} />
          </section>
        )}
      </div>
    </div>
  );
});

type ParentDifferenceProps = {
  parent: NonNullable<ProblemEvidence["parent"]>;
  curriculumId: string;
};

/** The problem it was written from and what became of it, with boxes around what changed. */
function ParentDifference({ parent, curriculumId }: ParentDifferenceProps) {
  const t = useTranslations("desk.card");
  const { difference } = parent;
  return (
    <section aria-label={t("changed")} className="grid gap-1 rounded-lg bg-sunken px-4 py-2.5">
      <Link
        href={`/curricula/${curriculumId}?problem=${parent.id}`}
        className="text-muted text-xs underline hover:text-ink"
      >
        {t("variantOf")}
      </Link>
      <FormulaStrip
        label={t("parent")}
        latex={difference?.before ?? parent.latex}
        source={parent.statement}
        mode="full"
      />
      {difference && difference.before !== difference.after && (
        <>
          <span className="text-muted text-xs">{t("became")}</span>
          <FormulaStrip label={t("whatItBecame")} latex={difference.after} mode="full" />
        </>
      )}
    </section>
  );
}

function NearDuplicates({ problems }: { problems: ProblemEvidence["nearDuplicates"] }) {
  const t = useTranslations("desk.card");
  return (
    <section>
      <h2 className="mb-1 font-medium">{t("nearDuplicates")}</h2>
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {problems.map(({ id, latex, statement, level }) => (
          <li key={id} className="flex items-baseline gap-1.5">
            <Formula latex={latex} source={statement} />
            <span className="text-muted text-xs">
              {level === 0 ? t("nearRoot") : t("nearLevel", { level })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Generator({ generator, provenance }: Pick<ProblemEvidence, "generator" | "provenance">) {
  const t = useTranslations("desk.card");
  const translate = useTranslations();
  return (
    <section>
      <h2 className="mb-1 font-medium">{t("generator")}</h2>
      <p className="text-muted">{generator.told.map((told) => say(translate, told)).join(" · ")}</p>
      {generator.said && (
        <pre className="mt-1 max-h-32 overflow-auto whitespace-pre-wrap break-words rounded-md bg-sunken p-2 font-mono text-xs">
          {generator.said}
        </pre>
      )}
      <details className="mt-1 text-xs">
        <summary className="text-muted hover:text-ink">{t("everythingStored")}</summary>
        <pre className="mt-1 max-h-48 overflow-auto rounded-md bg-sunken p-2 font-mono">{provenance}</pre>
      </details>
    </section>
  );
}
