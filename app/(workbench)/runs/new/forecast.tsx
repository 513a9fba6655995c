"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import type { LaunchableStage } from "@/lib/runs";
import { useFormats } from "@/lib/ui/data";
import { Callout, Stat, StatRow } from "@/lib/ui/layout";
import { forecastAction } from "../actions";

type Answer = Awaited<ReturnType<typeof forecastAction>>;
export type ShownForecast = NonNullable<Extract<Answer, { ok: true }>["data"]>;

/** So that a number is not forecast for each of its digits. */
const pauseMs = 250;

/** What the run is likely to use with what is in the form; follows it as it is changed. */
export function Forecast({ stage }: { stage: LaunchableStage }) {
  const t = useTranslations("launchForm.forecast");
  const title = useId();
  const { place, ahead } = useForecast();
  return (
    <section ref={place} aria-labelledby={title} aria-live="polite" className="grid gap-2 border-t pt-4">
      <h3 id={title} className="font-semibold">
        {t("title")}
      </h3>
      {ahead === "unreadable" && <p className="text-muted text-xs">{t("unreadable")}</p>}
      {ahead !== null && ahead !== "unreadable" && <Ahead stage={stage} ahead={ahead} />}
    </section>
  );
}

/** The forecast for the form around `place`; only the answer to what was sent last counts. */
function useForecast() {
  const place = useRef<HTMLElement>(null);
  const [ahead, setAhead] = useState<ShownForecast | "unreadable" | null>(null);
  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked = 0;
    const ask = async () => {
      const turn = ++asked;
      const answer = await forecastAction(null, new FormData(form)).catch(() => null);
      if (turn === asked) setAhead(answer?.ok ? (answer.data ?? null) : "unreadable");
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, pauseMs);
    };
    ask();
    form.addEventListener("input", later);
    return () => {
      asked = Number.POSITIVE_INFINITY;
      clearTimeout(timer);
      form.removeEventListener("input", later);
    };
  }, []);
  return { place, ahead };
}

function Ahead({
  stage,
  ahead: { work, likely, warning },
}: {
  stage: LaunchableStage;
  ahead: ShownForecast;
}) {
  const t = useTranslations("launchForm.forecast");
  const { number, money, duration } = useFormats();
  const planned = t(`work.${stage}`, work.factors);
  if (!likely)
    return (
      <p>
        {planned} <span className="text-muted text-xs">{t("none")}</span>
      </p>
    );
  return (
    <>
      <p>{planned}</p>
      <StatRow>
        <Stat label={t("time")} value={duration(likely.seconds)} />
        <Stat label={t("cost")} value={money(likely.dollars)} />
        <Stat label={t("tokens")} value={number(likely.tokens, { digits: 0 })} />
        <Stat label={t("cpu")} value={duration(likely.cpuSeconds)} />
      </StatRow>
      {warning && (
        <Callout tone="warn" title={warning.title}>
          {warning.text}
        </Callout>
      )}
      <p className="text-muted text-xs">
        {t.rich("source", {
          run: (text) => (
            <Link href={`/runs/${likely.fromRunId}`} className="underline">
              {text}
            </Link>
          ),
        })}
      </p>
    </>
  );
}
