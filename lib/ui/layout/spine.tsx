import { Check, Lock, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "../class-names";
import { type Stage, stageIcons } from "../data/stage";

export type SpineState = "idle" | "active" | "waiting" | "done" | "blocked";

export type SpineStep = {
  readonly stage: Stage;
  readonly state: SpineState;
  readonly count?: ReactNode;
  /** What the stage does or waits for, in a few words. */
  readonly note?: string;
  readonly href?: string;
};

const stateMarks: Record<SpineState, string> = {
  idle: "border border-line-strong border-dashed text-muted",
  active: "bg-accent text-on-accent ring-4 ring-accent-soft",
  waiting: "border-2 border-warn bg-warn-soft text-warn",
  done: "bg-ok-soft text-ok",
  blocked: "border-2 border-bad bg-bad-soft text-bad",
};

const stateIcons: Partial<Record<SpineState, LucideIcon>> = { done: Check, blocked: Lock };

/** How far one curriculum has come along generate → verify → review → train → evaluate. */
export function Spine({ steps, label }: { steps: readonly SpineStep[]; label?: string }) {
  const t = useTranslations("layout.spine");
  return (
    <nav aria-label={label ?? t("title")} className="relative overflow-x-auto rounded-lg border bg-surface">
      <ol className="flex min-w-max">
        {steps.map((step, index) => (
          <li key={step.stage} className="flex flex-1 items-center last:flex-none">
            <Step step={step} />
            {index < steps.length - 1 && <span aria-hidden className="h-px min-w-2 flex-1 bg-line-strong" />}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Step({ step }: { step: SpineStep }) {
  const { stage, state, count, note, href } = step;
  const t = useTranslations("layout.spine");
  const stages = useTranslations("data.stages");
  const Icon = stateIcons[state] ?? stageIcons[stage];
  const stateWords = t(`states.${state}`);
  const short = state === "waiting" || state === "blocked" ? t(`shortStates.${state}`) : null;
  const content = (
    <>
      <span className={classNames("grid size-7 shrink-0 place-items-center rounded-full", stateMarks[state])}>
        <Icon aria-hidden className="size-3.5" strokeWidth={2.25} />
      </span>
      <span className="min-w-0">
        <span className="flex items-baseline gap-1.5 font-medium">
          {stages(`${stage}.label`)}
          {count !== undefined && (
            <span className="hidden font-normal text-muted text-xs lg:inline">{count}</span>
          )}
        </span>
        <span className="block whitespace-nowrap text-muted text-xs">
          {note ?? (
            <>
              <span className={short === null ? undefined : "hidden lg:inline"}>{stateWords}</span>
              {short !== null && <span className="lg:hidden">{short}</span>}
            </>
          )}
        </span>
        {note && <span className="sr-only">{stateWords}</span>}
      </span>
    </>
  );
  const box = "flex items-center gap-2.5 px-3 py-3 xl:px-4";
  return href ? (
    <Link
      href={href}
      prefetch={false}
      title={stateWords}
      className={classNames(box, "hover:bg-hover focus-visible:-outline-offset-2")}
    >
      {content}
    </Link>
  ) : (
    <div title={stateWords} className={box}>
      {content}
    </div>
  );
}
