import { formatNumber } from "../data";
import { type MeasureName, measures } from "./measure";
import type { TreeProblem } from "./tree-problem";

type LegendProps = {
  measure: MeasureName;
  problems: Iterable<TreeProblem>;
  detail: "near" | "far";
  drawn: number;
  total: number;
};

/** What the colours mean, how many of each there are, and how much of the tree is drawn how. */
export function Legend({ measure, problems, detail, drawn, total }: LegendProps) {
  const { classes, classOf } = measures[measure];
  const counts = classes.map(() => 0);
  for (const problem of problems) {
    const index = classOf(problem);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t bg-surface px-3 py-1.5 text-xs">
      <ul aria-label={`Colours: ${measures[measure].label}`} className="flex flex-wrap gap-x-3 gap-y-1">
        {classes.map(({ label, colour }, index) => (
          <li key={label} className="flex items-center gap-1.5">
            <span
              aria-hidden
              className="size-2.5 rounded-xs"
              style={{ background: `var(--color-${colour})` }}
            />
            {label} <span className="text-muted">{formatNumber(counts[index] ?? 0)}</span>
          </li>
        ))}
      </ul>
      <p role="status" className="ml-auto text-muted">
        {detail === "near"
          ? `${formatNumber(drawn)} of ${formatNumber(total)} problems drawn with formulas`
          : `All ${formatNumber(total)} problems as blocks; zoom in for formulas`}
      </p>
    </div>
  );
}
