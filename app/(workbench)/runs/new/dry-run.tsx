import { database } from "@/lib/db";
import { dryRun } from "@/lib/runs/dry-run";
import { formatNumber } from "@/lib/ui/data";
import { Section } from "@/lib/ui/layout";

/** What the run would train on if it were launched now, and why the rest not. */
export async function DryRun({ curriculumId }: { curriculumId: string }) {
  const { total, levels, leftOut } = await dryRun(database(), curriculumId);
  return (
    <Section
      title="What it would train on"
      description={`${formatNumber(total)} approved problems, in the order in which the levels are trained.`}
    >
      <table className="w-full text-left">
        <thead className="text-muted text-xs">
          <tr>
            <th className="py-1 font-normal">Problems</th>
            <th className="w-24 py-1 text-right font-normal">Count</th>
            <th className="py-1 pl-6 font-normal">Such as</th>
          </tr>
        </thead>
        <tbody>
          {levels.map(({ level, count, examples }) => (
            <Row
              key={level}
              label={level === 0 ? "Roots" : `Level ${level}`}
              count={count}
              examples={examples}
            />
          ))}
          {leftOut.map(({ reason, count, examples }) => (
            <Row key={reason} label={`Not: ${reason}`} count={count} examples={examples} muted />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Row(row: { label: string; count: number; examples: readonly string[]; muted?: boolean }) {
  return (
    <tr className={row.muted ? "border-t text-muted" : "border-t"}>
      <td className="py-1.5">{row.label}</td>
      <td className="py-1.5 text-right tabular-nums">{formatNumber(row.count)}</td>
      <td className="max-w-0 truncate py-1.5 pl-6 font-mono text-xs">{row.examples.join("   ")}</td>
    </tr>
  );
}
