"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/lib/ui/api";
import { type Extent, valueExtent } from "@/lib/ui/charts/curve-path";
import { CurvePlot } from "@/lib/ui/charts/curve-plot";
import { useFormats } from "@/lib/ui/data";

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
  const curves = [curve(t("integrand"), "expected"), curve(t("derivative"), "actual")];
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
      <ValueTicks extent={valueExtent(curves.flatMap(({ points }) => points.map(({ y }) => y)))} />
      <CurvePlot label={t("label", { answer })} curves={curves} mark={plot.counterexample} />
    </div>
  );
}

/** The values at the plot's lower and upper edge, and zero where it is well between them. */
function ValueTicks({ extent: { low, high } }: { extent: Extent }) {
  const { number } = useFormats();
  const zero = high / (high - low);
  const ticks = [
    { value: high, at: 0 },
    ...(zero > 0.2 && zero < 0.8 ? [{ value: 0, at: zero }] : []),
    { value: low, at: 1 },
  ];
  return (
    <div className="relative h-28 w-12 text-right text-muted text-xs">
      {ticks.map(({ value, at }) => (
        <span
          key={at}
          className="absolute right-0"
          style={{ top: `${at * 100}%`, transform: `translateY(${-at * 100}%)` }}
        >
          {number(value, { digits: 1, compact: Math.abs(value) >= 1000 })}
        </span>
      ))}
    </div>
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
