import { getTranslations } from "next-intl/server";
import { database } from "@/lib/db";
import { dryRun } from "@/lib/runs/dry-run";
import { useFormats } from "@/lib/ui/data";
import { Section } from "@/lib/ui/layout";

/** What the run would train on if it were launched now, and why the rest not. */
export async function DryRun({ curriculumId, name }: { curriculumId: string; name: string }) {
  const { total, levels, leftOut } = await dryRun(database(), curriculumId);
  const t = await getTranslations("launch.dryRun");
  return (
    <Section title={t("title")} description={t("description", { count: total, curriculum: name })}>
      <table className="w-full text-left">
        <thead className="text-muted text-xs">
          <tr>
            <th className="py-1 font-normal">{t("problems")}</th>
            <th className="w-24 py-1 text-right font-normal">{t("count")}</th>
            <th className="py-1 pl-6 font-normal">{t("examples")}</th>
          </tr>
        </thead>
        <tbody>
          {levels.map(({ level, count, examples }) => (
            <Row
              key={level}
              label={level === 0 ? t("roots") : t("level", { level })}
              count={count}
              examples={examples}
            />
          ))}
          {leftOut.map(({ reason, count, examples }) => (
            <Row key={reason} label={t(`leftOut.${reason}`)} count={count} examples={examples} muted />
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
      <td className="py-1.5 text-right tabular-nums">{useFormats().number(row.count)}</td>
      <td className="max-w-0 truncate py-1.5 pl-6 font-mono text-xs">{row.examples.join("   ")}</td>
    </tr>
  );
}
