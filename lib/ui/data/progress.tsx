import { useTranslations } from "next-intl";
import type { Formats } from "./format";
import { useFormats } from "./use-formats";

type ProgressProps = {
  done: number;
  /** Null where the end is not known: the bar then shows activity and no share. */
  total: number | null;
  /** What is counted, such as "problems". */
  unit?: string;
  ratePerSecond?: number | null;
  secondsLeft?: number | null;
  label?: string;
};

export function Progress({ done, total, unit, ratePerSecond, secondsLeft, label }: ProgressProps) {
  const t = useTranslations("data.progress");
  const { number, percent, duration, list } = useFormats();
  // Of nothing, nothing is done and nothing is under way.
  const share = total === null ? null : total > 0 ? Math.min(1, done / total) : 0;
  const counted = countedText(t, { done: number(done), total: total === null ? null : number(total), unit });
  const pace = [
    ratePerSecond != null && paceText(t, number, ratePerSecond, unit),
    secondsLeft != null && share !== 1 && t("left", { duration: duration(secondsLeft) }),
  ].filter((part) => part !== false);
  return (
    <div className="w-full min-w-32">
      <div className="mb-1 flex flex-wrap justify-between gap-x-3 text-xs">
        <span>{counted}</span>
        <span className="text-muted">
          {[...pace, ...(share === null || total === 0 ? [] : [percent(share, 0)])].join(" · ")}
        </span>
      </div>
      <div
        role="progressbar"
        aria-label={label ?? t("label")}
        aria-valuemin={0}
        aria-valuemax={total ?? undefined}
        aria-valuenow={total === null ? undefined : done}
        aria-valuetext={list([counted, ...pace])}
        className="h-1.5 overflow-hidden rounded-full bg-line"
      >
        <div
          className={
            share === null
              ? "h-full w-1/3 animate-breathe rounded-full bg-accent"
              : "h-full rounded-full bg-accent"
          }
          style={share === null ? undefined : { width: `${share * 100}%` }}
        />
      </div>
    </div>
  );
}

type Translate = ReturnType<typeof useTranslations<"data.progress">>;
type Counted = { done: string; total: string | null; unit?: string };

function countedText(t: Translate, { done, total, unit }: Counted): string {
  if (unit) return total === null ? t("doneUnit", { done, unit }) : t("doneOfUnit", { done, total, unit });
  return total === null ? t("done", { done }) : t("doneOf", { done, total });
}

/** Slow work reads better a minute: "0.02 /s" says less than "1.2 /min". */
function paceText(t: Translate, number: Formats["number"], perSecond: number, unit?: string): string {
  const slow = perSecond > 0 && perSecond < 0.5;
  const rate = number(slow ? perSecond * 60 : perSecond, { digits: 1 });
  if (unit) return t(slow ? "unitPerMinute" : "unitPerSecond", { rate, unit });
  return t(slow ? "perMinute" : "perSecond", { rate });
}
