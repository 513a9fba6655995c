import Link from "next/link";
import { useTranslations } from "next-intl";
import { shownName } from "@/lib/language/bundled-words";
import { ruleTitle } from "@/lib/language/domain-titles";
import { say } from "@/lib/language/words";
import type { ProblemEvidence } from "@/lib/review";
import { VerdictBadge } from "@/lib/ui/data";
import { FoldedAttemptPlot } from "./attempt-plot";
import { FormulaStrip } from "./formula-strip";

/** What models answered and what the verifier said, newest first. */
export function Attempts({ attempts }: { attempts: ProblemEvidence["attempts"] }) {
  const t = useTranslations("problem.attempt");
  const translate = useTranslations();
  if (attempts.length === 0) return <p className="text-muted">{t("none")}</p>;
  return (
    <ol className="divide-y">
      {attempts.map((attempt) => (
        <li key={attempt.id} className="grid gap-1.5 py-2.5 first:pt-0 last:pb-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <VerdictBadge verdict={attempt.verdict} />
            <Link href={`/runs/${attempt.runId}`} className="text-muted text-xs underline hover:text-ink">
              {shownName(translate, attempt.model)}
            </Link>
          </div>
          {attempt.answerLatex ? (
            <FormulaStrip
              label={t("answer")}
              latex={attempt.answerLatex}
              source={attempt.answer ?? undefined}
            />
          ) : (
            <code className="break-all font-mono text-xs">{attempt.answer ?? t("noAnswer")}</code>
          )}
          {/* Names the counterexample, or why nothing was decided. */}
          <p className="break-words text-muted text-xs">{say(translate, attempt.explanation)}</p>
          {attempt.counterexample !== null && (
            <FoldedAttemptPlot attemptId={attempt.id} answer={attempt.answer ?? ""} />
          )}
          {attempt.steps.length > 0 && (
            <details className="text-xs">
              <summary className="text-muted hover:text-ink">
                {t("derivation", { count: attempt.steps.length })}
              </summary>
              <ol className="mt-1.5 grid list-decimal gap-1.5 pl-5">
                {attempt.steps.map((step, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a derivation never change their order
                  <li key={index}>
                    <span className="text-muted">{ruleTitle(translate, step)}</span>
                    <FormulaStrip label={t("step", { number: index + 1 })} latex={step.latex} size="sm" />
                  </li>
                ))}
              </ol>
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}
