import { useTranslations } from "next-intl";
import type { ProblemCard } from "@/lib/review";
import { classNames } from "@/lib/ui/class-names";
import { RateBar } from "@/lib/ui/data";
import { Formula } from "@/lib/ui/formula";
import { AnswersBadge } from "../../curricula/problem/outcome-badge";

type GridCardProps = { card: ProblemCard; chosen: boolean; onToggle: () => void };

/** One problem among many, to be chosen or not. */
export function GridCard({ card, chosen, onToggle }: GridCardProps) {
  const t = useTranslations("desk");
  const { statement, latex, level, attemptCount, verifiedCount, solveInterval } = card;
  return (
    <label
      className={classNames(
        "grid h-full content-between gap-3 rounded-md border p-3",
        chosen ? "border-accent bg-accent-soft" : "bg-surface",
      )}
    >
      <span className="flex items-start gap-2.5">
        <input type="checkbox" aria-label={statement} checked={chosen} onChange={onToggle} className="mt-1" />
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls */}
        <span
          role="group"
          aria-label={t("grid.formula")}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="min-w-0 overflow-x-auto"
        >
          <Formula latex={latex} source={statement} size="lg" />
        </span>
      </span>
      <span className="flex flex-wrap items-center gap-2 text-xs">
        <span className="text-muted">{level === 0 ? t("root") : t("level", { level })}</span>
        <AnswersBadge {...card} />
        <RateBar
          rate={attemptCount === 0 ? null : verifiedCount / attemptCount}
          low={solveInterval.low}
          high={solveInterval.high}
          attempts={attemptCount}
          width={48}
        />
      </span>
    </label>
  );
}
