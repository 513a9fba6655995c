"use client";

import { useEffect, useRef, useState } from "react";
import { estimateRun, type MeasuredSpeed, type RunEstimate } from "@/lib/runs/ray/estimate";
import { formatNumber } from "@/lib/ui/data";
import { Stat, StatRow } from "@/lib/ui/layout";

type EstimateProps = { gpuHourPrice: number; measured: MeasuredSpeed | null };

/** What the run would take with what is in the form; follows it as it is changed. */
export function Estimate({ gpuHourPrice, measured }: EstimateProps) {
  const place = useRef<HTMLDivElement>(null);
  const [estimate, setEstimate] = useState<RunEstimate | null>(null);
  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    const read = () => setEstimate(estimateRun(sizesOf(new FormData(form)), measured));
    read();
    form.addEventListener("input", read);
    return () => form.removeEventListener("input", read);
  }, [measured]);
  return (
    <div ref={place} className="grid gap-1" aria-live="polite">
      <StatRow>
        <Stat
          label="Rollouts"
          value={formatNumber(estimate?.rollouts ?? 0)}
          hint="steps × problems × group"
        />
        <Stat
          label="Likely"
          value={hours(estimate?.likelyGpuHours)}
          hint={measured ? "as fast as the last run there" : "no finished run on GPUs to measure by"}
        />
        <Stat
          label="At most"
          value={hours(estimate?.mostGpuHours)}
          hint="then it stops, and can be resumed"
        />
        <Stat
          label="Cost at most"
          value={
            gpuHourPrice > 0
              ? `$${formatNumber(Math.ceil((estimate?.mostGpuHours ?? 0) * gpuHourPrice))}`
              : "–"
          }
          hint={gpuHourPrice > 0 ? `$${gpuHourPrice} a GPU hour` : "the backend has no price"}
        />
      </StatRow>
    </div>
  );
}

function sizesOf(form: FormData) {
  const number = (name: string) => Number(form.get(`config.${name}`)) || 0;
  return {
    steps: number("steps"),
    problemsPerStep: number("problemsPerStep"),
    groupSize: number("groupSize"),
    gpus: number("gpus"),
    nodes: number("nodes"),
    maximumHours: number("maximumHours"),
  };
}

const hours = (value: number | null | undefined): string =>
  value === null || value === undefined
    ? "–"
    : `${value < 10 ? value.toFixed(1) : formatNumber(Math.round(value))} GPU h`;
