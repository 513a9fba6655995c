"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Histogram } from "@/lib/ui/charts";
import type { Metric } from "./metric-history";

const prefix = "solve_rate_histogram/";

/** How the measured solve rates are spread at a step: the slider moves through the run; at its end it follows the run. */
export function SolveRateHistogram({ metrics }: { metrics: readonly Metric[] }) {
  const t = useTranslations("runProgress");
  const [chosen, setChosen] = useState<number | null>(null);
  const bins = metrics
    .filter(({ name }) => name.startsWith(prefix))
    .sort((a, b) => Number(a.name.slice(prefix.length)) - Number(b.name.slice(prefix.length)));
  const newest = bins[0]?.points.at(-1)?.step;
  if (newest === undefined || newest < 2) return null;
  const step = Math.min(chosen ?? newest, newest);
  const buckets = bins.map(({ points }, bin) => ({
    from: bin / bins.length,
    to: (bin + 1) / bins.length,
    count: points.findLast((point) => point.step <= step)?.value ?? 0,
  }));
  return (
    <div>
      <Histogram
        title={t("histogram")}
        xLabel={t("solveRate")}
        buckets={buckets}
        format="percent"
        height={216}
      />
      <label className="mt-2 flex items-center gap-3 pl-11 text-xs">
        <span className="w-20 shrink-0 text-muted">
          {t.rich("stepNumber", {
            step,
            number: (digits) => <span className="tabular-nums">{digits}</span>,
          })}
        </span>
        <input
          type="range"
          min={1}
          max={newest}
          value={step}
          onChange={({ currentTarget: { value } }) =>
            setChosen(Number(value) === newest ? null : Number(value))
          }
          className="h-6 min-w-0 flex-1 accent-accent"
        />
      </label>
    </div>
  );
}
