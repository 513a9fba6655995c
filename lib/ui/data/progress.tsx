import { formatDuration, formatNumber, formatPercent } from "./format";

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

export function Progress({
  done,
  total,
  unit,
  ratePerSecond,
  secondsLeft,
  label = "Progress",
}: ProgressProps) {
  const share = total && total > 0 ? Math.min(1, done / total) : null;
  const counted = `${formatNumber(done)}${total === null ? "" : ` of ${formatNumber(total)}`}${unit ? ` ${unit}` : ""}`;
  const pace = [
    ratePerSecond != null && formatPace(ratePerSecond, unit),
    secondsLeft != null && share !== 1 && `${formatDuration(secondsLeft)} left`,
  ].filter(Boolean);
  return (
    <div className="w-full min-w-32">
      <div className="mb-1 flex flex-wrap justify-between gap-x-3 text-xs">
        <span>{counted}</span>
        <span className="text-muted">
          {[...pace, share !== null && formatPercent(share, 0)].filter(Boolean).join(" · ")}
        </span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total ?? undefined}
        aria-valuenow={total === null ? undefined : done}
        aria-valuetext={[counted, ...pace].join(", ")}
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

/** Slow work reads better a minute: "0.02 /s" says less than "1.2 /min". */
function formatPace(perSecond: number, unit?: string): string {
  const slow = perSecond > 0 && perSecond < 0.5;
  return `${formatNumber(slow ? perSecond * 60 : perSecond, { digits: 1 })}${unit ? ` ${unit}` : " "}/${slow ? "min" : "s"}`;
}
