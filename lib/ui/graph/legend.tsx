import { formatNumber } from "../data";
import type { Legend as LegendData } from "./first-view";

type LegendProps = {
  legend: LegendData;
  detail: "near" | "far";
  drawn: number;
  total: number;
  /** Problems that filters or a search leave out. */
  dimmed: number;
};

/** What the colours mean, how many of each there are, and how much of the tree is drawn how. */
export function Legend({ legend, detail, drawn, total, dimmed }: LegendProps) {
  const fade = dimmed > 0 ? `; ${formatNumber(dimmed)} dimmed` : "";
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t bg-surface px-3 py-1.5 text-xs">
      <ul aria-label={`Colours: ${legend.label}`} className="flex flex-wrap gap-x-3 gap-y-1">
        {legend.classes.map(({ label, colour }, index) => (
          <li key={label} className="flex max-w-56 items-center gap-1.5">
            <span
              aria-hidden
              className="size-2.5 shrink-0 rounded-xs"
              style={{ background: `var(--color-${colour})` }}
            />
            <span className="truncate">{label}</span>
            <span className="text-muted">{formatNumber(legend.counts[index] ?? 0)}</span>
          </li>
        ))}
      </ul>
      <p role="status" className="ml-auto text-muted">
        {detail === "near"
          ? `${formatNumber(drawn)} of ${formatNumber(total)} problems drawn with formulas`
          : `All ${formatNumber(total)} problems as blocks, those that share a pixel in their mean colour; zoom in for formulas`}
        {fade}
      </p>
    </div>
  );
}
