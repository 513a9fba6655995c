import Link from "next/link";
import { useTranslations } from "next-intl";
import { shownName } from "@/lib/language/bundled-words";
import { ruleTitle } from "@/lib/language/domain-titles";
import { say } from "@/lib/language/words";
import type { ProblemEvidence } from "@/lib/review";
import { type AttemptGroup, attemptGroups } from "./attempt-groups";
import { FoldedAttemptPlot } from "./attempt-plot";
import { FormulaStrip } from "./formula-strip";
import { OutcomeBadge } from "./outcome-badge";

type AttemptsProps = {
  attempts: ProblemEvidence["attempts"];
  /** Different answers shown before more are asked for: fifty formulas take longer to draw than a decision takes. */
  shown?: number;
};

/** What models answered and what the verifier said, each answer once, what went wrong first. */
export function Attempts({ attempts, shown = Number.POSITIVE_INFINITY }: AttemptsProps) {
  const t = useTranslations("problem.attempt");
  if (attempts.length === 0) return <p className="text-muted">{t("none")}</p>;
  const groups = attemptGroups(attempts);
  return (
    <>
      <Groups groups={groups.slice(0, shown)} />
      {groups.length > shown && (
        <details className="mt-2 border-t pt-2">
          <summary className="text-muted hover:text-ink">
            {t("more", { count: groups.length - shown })}
          </summary>
          <Groups groups={groups.slice(shown)} />
        </details>
      )}
    </>
  );
}

function Groups({ groups }: { groups: readonly AttemptGroup[] }) {
  return (
    <ol className="divide-y">
      {groups.map((group) => (
        <li key={group.newest.id} className="grid gap-1.5 py-2.5 first:pt-0 last:pb-0">
          <Group {...group} />
        </li>
      ))}
    </ol>
  );
}

function Group({ outcome, newest, count, by, derivations }: AttemptGroup) {
  const t = useTranslations("problem.attempt");
  const translate = useTranslations();
  const { id, answer, answerLatex, explanation, counterexample } = newest;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="inline-flex items-center gap-1.5">
          {count > 1 && <span className="font-medium">{t("times", { count })}</span>}
          <OutcomeBadge outcome={outcome} />
        </span>
        {by.map(({ runId, model }) => (
          <Link
            key={`${runId} ${model}`}
            href={`/runs/${runId}`}
            className="text-muted text-xs underline hover:text-ink"
          >
            {shownName(translate, model)}
          </Link>
        ))}
      </div>
      {answerLatex ? (
        <FormulaStrip label={t("answer")} latex={answerLatex} source={answer ?? undefined} />
      ) : (
        outcome !== "no-answer" && <code className="break-all font-mono text-xs">{answer}</code>
      )}
      {/* Names the counterexample, or why nothing was decided. */}
      <p className="break-words text-muted text-xs">{say(translate, explanation)}</p>
      {counterexample !== null && <FoldedAttemptPlot attemptId={id} answer={answer ?? ""} />}
      {derivations.map((steps) => (
        <Derivation key={JSON.stringify(steps)} steps={steps} />
      ))}
    </>
  );
}

function Derivation({ steps }: { steps: AttemptGroup["newest"]["steps"] }) {
  const t = useTranslations("problem.attempt");
  const translate = useTranslations();
  return (
    <details className="text-xs">
      <summary className="text-muted hover:text-ink">{t("derivation", { count: steps.length })}</summary>
      <ol className="mt-1.5 grid list-decimal gap-1.5 pl-5">
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a derivation never change their order
          <li key={index}>
            <span className="text-muted">{ruleTitle(translate, step)}</span>
            <FormulaStrip label={t("step", { number: index + 1 })} latex={step.latex} size="sm" />
          </li>
        ))}
      </ol>
    </details>
  );
}
