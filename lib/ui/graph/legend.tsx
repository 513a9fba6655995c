import { useTranslations } from "next-intl";
import { memo } from "react";
import { useFormats } from "../data";
import type { Legend as LegendData } from "./first-view";
import type { Detail } from "./viewport";

type LegendProps = {
  legend: LegendData;
  detail: Detail;
  drawn: number;
  total: number;
  /** Problems that filters or a search leave out. */
  dimmed: number;
};

/**
 * What the colours mean, how many of each there are, and how much of the tree is drawn how. Kept while one pans past the same
 * number of problems.
 */
export const Legend = memo(function Legend({ legend, detail, drawn, total, dimmed }: LegendProps) {
  const t = useTranslations("tree.legend");
  const { number } = useFormats();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t bg-surface px-3 py-1.5 text-xs">
      <ul aria-label={t("label", { measure: legend.label })} className="flex flex-wrap gap-x-3 gap-y-1">
        {legend.classes.map(({ label, colour }, index) => (
          <li key={label} className="flex max-w-56 items-center gap-1.5">
            <span
              aria-hidden
              className="size-2.5 shrink-0 rounded-xs"
              style={{ background: `var(--color-${colour})` }}
            />
            <span className="truncate">{label}</span>
            <span className="text-muted">{number(legend.counts[index] ?? 0)}</span>
          </li>
        ))}
      </ul>
      <p role="status" className="ml-auto text-muted">
        {statusOf()}
      </p>
    </div>
  );

  function statusOf(): string {
    if (detail === "near")
      return dimmed > 0 ? t("nearDimmed", { drawn, total, dimmed }) : t("near", { drawn, total });
    return dimmed > 0 ? t("farDimmed", { total, dimmed }) : t("far", { total });
  }
});
