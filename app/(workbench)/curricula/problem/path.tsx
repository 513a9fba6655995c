"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { useTRPC } from "@/lib/ui/api";
import { useFormats } from "@/lib/ui/data";
import { Formula } from "@/lib/ui/formula";
import { SkeletonRows } from "@/lib/ui/layout";
import { Transformations } from "./facts";

/** The way from the root: what each step changed of the formula, and what that did to the solve rate. */
export function Path({ problemId, version }: { problemId: string; version: string }) {
  const t = useTranslations("problem.path");
  const { problems } = useTRPC();
  const { data, refetch } = useQuery(problems.path.queryOptions({ problemId }));
  const readAgain = useEffectEvent(() => void refetch());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version is the signal, not a value
  useEffect(() => readAgain(), [version]);
  if (!data) return <SkeletonRows rows={3} label={t("loading")} />;
  return (
    <>
      {data.above > 0 && <p className="mb-1 text-muted text-xs">{t("above", { count: data.above })}</p>}
      <ol className="grid gap-2">
        {data.steps.map((step, index) => {
          const before = data.steps[index - 1];
          return (
            <li key={step.id} className="grid gap-1 border-l-2 pl-3">
              <span className="flex flex-wrap items-baseline gap-x-2 text-xs">
                <span className="font-medium">
                  {step.level === 0 ? t("root") : t("level", { level: step.level })}
                </span>
                <span className="text-muted">
                  <Transformations ids={step.transformations} />
                </span>
                <span className="ml-auto">
                  <Rate {...step} />
                </span>
                {before && <Change from={before} to={step} />}
              </span>
              {step.difference && step.difference.before !== step.difference.after && (
                <span className="flex flex-wrap items-center gap-x-2 text-muted">
                  <span className="sr-only">{t("before")}</span>
                  <Formula latex={step.difference.before} source={before?.statement} mode="full" size="sm" />
                  <span aria-hidden>{"→"}</span>
                </span>
              )}
              <span>
                <span className="sr-only">{t("now")}</span>
                <Formula
                  latex={step.difference?.after ?? step.latex}
                  source={step.statement}
                  mode="full"
                  size="sm"
                />
              </span>
            </li>
          );
        })}
      </ol>
    </>
  );
}

type Measured = { attemptCount: number; verifiedCount: number };

function Rate({ attemptCount, verifiedCount }: Measured) {
  const t = useTranslations("problem.path");
  const { percent } = useFormats();
  if (attemptCount === 0) return t("notMeasured");
  return t("rateOf", { percent: percent(verifiedCount / attemptCount, 0), count: attemptCount });
}

function Change({ from, to }: { from: Measured; to: Measured }) {
  const t = useTranslations("problem.path");
  if (from.attemptCount === 0 || to.attemptCount === 0) return null;
  const points = Math.round(
    (to.verifiedCount / to.attemptCount - from.verifiedCount / from.attemptCount) * 100,
  );
  if (points === 0) return <span className="text-muted">{t("asBefore")}</span>;
  return (
    <span className={points > 0 ? "text-ok" : "text-bad"}>
      {t(points > 0 ? "better" : "worse", { points: Math.abs(points) })}
    </span>
  );
}
