"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/lib/ui/api";
import { CurvePlot } from "@/lib/ui/charts/curve-plot";

type AttemptPlotProps = { attemptId: string; answer: string };

/** What the problem asks for beside what an answer gives, around the point where they part. */
export function AttemptPlot({ attemptId, answer }: AttemptPlotProps) {
  const t = useTranslations("problem.plot");
  const trpc = useTRPC();
  const { data: plot, isPending } = useQuery(trpc.review.plot.queryOptions({ attemptId }));
  if (!plot) return <p className="h-40 text-muted">{isPending ? t("drawing") : t("nothing")}</p>;
  const curve = (label: string, value: "expected" | "actual") => ({
    label,
    points: plot.points.map((point) => ({ x: point.x, y: point[value] })),
  });
  return (
    <CurvePlot
      label={t("label", { answer })}
      curves={[curve(t("integrand"), "expected"), curve(t("derivative"), "actual")]}
      mark={plot.counterexample}
    />
  );
}

/** The same, drawn when it is asked for. */
export function FoldedAttemptPlot(props: AttemptPlotProps) {
  const t = useTranslations("problem.plot");
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="text-xs" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="text-muted hover:text-ink">{t("where")}</summary>
      {isOpen && (
        <div className="mt-1.5">
          <AttemptPlot {...props} />
        </div>
      )}
    </details>
  );
}
