"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { estimateRun, type MeasuredSpeed, type RunEstimate } from "@/lib/runs/ray/estimate";
import { type Formats, useFormats } from "@/lib/ui/data";
import { Stat, StatRow } from "@/lib/ui/layout";

type EstimateProps = { gpuHourPrice: number; measured: MeasuredSpeed | null };

/** What the run would take with what is in the form; follows it as it is changed. */
export function Estimate({ gpuHourPrice, measured }: EstimateProps) {
  const t = useTranslations("launchForm.estimate");
  const { number } = useFormats();
  const hours = (value: number | null | undefined) =>
    value == null ? "–" : t("hours", { hours: hoursText(value, number) });
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
        <Stat label={t("rollouts")} value={number(estimate?.rollouts ?? 0)} hint={t("rolloutsHint")} />
        <Stat
          label={t("likely")}
          value={hours(estimate?.likelyGpuHours)}
          hint={measured ? t("likelyMeasured") : t("notMeasured")}
        />
        <Stat label={t("most")} value={hours(estimate?.mostGpuHours)} hint={t("mostHint")} />
        <Stat
          label={t("costAtMost")}
          value={
            gpuHourPrice > 0 ? `$${number(Math.ceil((estimate?.mostGpuHours ?? 0) * gpuHourPrice))}` : "–"
          }
          hint={gpuHourPrice > 0 ? t("price", { price: `$${gpuHourPrice}` }) : t("noPrice")}
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

const hoursText = (hours: number, number: Formats["number"]): string =>
  hours < 10 ? hours.toFixed(1) : number(Math.round(hours));
