import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { domainById } from "@/lib/domains/registry";
import { ruleTitle } from "@/lib/language/domain-titles";
import { verdictWords } from "@/lib/language/verdict-words";
import { say } from "@/lib/language/words";
import { VerdictBadge, type VerdictName } from "@/lib/ui/data";
import { FormulaStrip } from "./curricula/problem/formula-strip";

type Step = { readonly rule?: string; readonly ruleTitle: string; readonly latex: string };
export type ShownAttempt = {
  readonly answer: string | null;
  readonly verdict: VerdictName;
  readonly explanation: string;
  /** As stored: a list of steps. */
  readonly steps: unknown;
};

/** Two attempts at one problem side by side, each as a derivation. */
export function DerivationPair({
  domain,
  before,
  after,
}: {
  domain: string;
  before: { title: ReactNode; attempt: ShownAttempt };
  after: { title: ReactNode; attempt: ShownAttempt };
}) {
  const t = useTranslations("problem.attempt");
  return (
    <div className="grid gap-px bg-line lg:grid-cols-2">
      {[before, after].map(({ title, attempt }, index) => (
        <section
          // biome-ignore lint/suspicious/noArrayIndexKey: always the same two, in this order
          key={index}
          aria-label={index === 0 ? t("before") : t("after")}
          className="min-w-0 bg-surface p-4"
        >
          <header className="mb-3 flex flex-wrap items-center justify-between gap-2">
            <h3 className="font-medium">{title}</h3>
            <VerdictBadge verdict={attempt.verdict} />
          </header>
          <Derivation domain={domain} attempt={attempt} />
        </section>
      ))}
    </div>
  );
}

/** The steps of an attempt, its answer, and what the verifier said of it. */
export function Derivation({ domain, attempt }: { domain: string; attempt: ShownAttempt }) {
  const t = useTranslations("problem.attempt");
  const translate = useTranslations();
  const steps = (attempt.steps as readonly Step[] | null) ?? [];
  const latex = attempt.answer === null ? null : domainById(domain)?.answerLatex(attempt.answer);
  return (
    <div className="grid gap-3">
      {steps.length > 0 && (
        <ol className="grid gap-2">
          {steps.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a derivation never change their order
            <li key={index} className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-1">
              <span className="pt-px text-right text-muted text-xs">{index + 1}</span>
              <span className="min-w-0 pl-1">
                <span className="text-muted text-xs">{ruleTitle(translate, step)}</span>
                <FormulaStrip label={t("step", { number: index + 1 })} latex={step.latex} />
              </span>
            </li>
          ))}
        </ol>
      )}
      <div className="border-t pt-2">
        <span className="text-muted text-xs">{t("answer")}</span>
        {attempt.answer === null ? (
          <p className="text-muted">{t("noneInBudget")}</p>
        ) : latex ? (
          <FormulaStrip label={t("answer")} latex={latex} source={attempt.answer} />
        ) : (
          <code className="block break-all font-mono text-xs">{attempt.answer}</code>
        )}
        <p className="mt-1 break-words text-muted text-xs">
          {say(translate, verdictWords(attempt.explanation))}
        </p>
      </div>
    </div>
  );
}

/** The attempt that shows most: a verified one with its steps, else the first. */
export function tellingAttempt<T extends ShownAttempt>(attempts: readonly T[]): T | undefined {
  const withSteps = attempts.filter(({ steps }) => Array.isArray(steps) && steps.length > 0);
  return withSteps.find(({ verdict }) => verdict === "verified") ?? withSteps[0] ?? attempts[0];
}
