import { useTranslations } from "next-intl";
import { useFormats } from "./use-formats";

type RateBarProps = {
  /** Solve rate from 0 to 1; null where nothing was attempted. */
  rate: number | null;
  /** The interval's ends, 0 to 1. */
  low?: number;
  high?: number;
  attempts?: number;
  /** What the rate is of; default "Solve rate". */
  label?: string;
  /** Width of the bar in pixels; default 72. */
  width?: number;
};

/** A solve rate as a mark on a 0–100 % track, its interval as a band around the mark, and the number beside it. */
export function RateBar({ rate, low, high, attempts, label, width = 72 }: RateBarProps) {
  const t = useTranslations("data.rate");
  const { percent, list } = useFormats();
  if (rate === null) {
    return <span className="text-muted">{t("notMeasured")}</span>;
  }
  const interval = low !== undefined && high !== undefined ? ([low, high] as const) : null;
  const spoken = list(
    [
      t("value", { label: label ?? t("label"), rate: percent(rate) }),
      interval && t("interval", { low: percent(interval[0]), high: percent(interval[1]) }),
      attempts !== undefined && t("attempts", { count: attempts }),
    ].filter((part) => typeof part === "string"),
  );
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap" title={spoken}>
      <svg width={width} height={12} role="img" aria-label={spoken} className="shrink-0 overflow-visible">
        <rect x={0} y={4.5} width={width} height={3} rx={1.5} className="fill-line" />
        {interval && (
          <rect
            x={interval[0] * width}
            y={2.5}
            width={Math.max(2, (interval[1] - interval[0]) * width)}
            height={7}
            rx={2}
            className="fill-accent opacity-30"
          />
        )}
        <rect
          x={Math.min(width - 2.5, Math.max(0, rate * width - 1.25))}
          y={0}
          width={2.5}
          height={12}
          rx={1}
          className="fill-accent"
        />
      </svg>
      <span aria-hidden className="min-w-12 text-right">
        {percent(rate)}
      </span>
    </span>
  );
}
