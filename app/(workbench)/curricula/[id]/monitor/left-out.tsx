import Link from "next/link";
import { useTranslations } from "next-intl";
import { shownName } from "@/lib/language/bundled-words";
import type { UnfinishedRun } from "@/lib/monitor";
import { type RunStatus, useFormats } from "@/lib/ui/data";

/** Names the runs that the figures above do not count, and how far each came. */
export function LeftOut({ runs }: { runs: readonly UnfinishedRun[] }) {
  const t = useTranslations("monitor.leftOut");
  const translate = useTranslations();
  const { number } = useFormats();
  if (runs.length === 0) return null;
  return (
    <div className="mt-3 text-muted text-xs">
      <p>{t("title")}</p>
      <ul className="flex flex-wrap gap-x-4">
        {runs.map(({ runId, model, done, total, status }) => (
          <li key={runId}>
            <Link href={`/runs/${runId}`} className="text-accent hover:underline focus-visible:underline">
              {t("run", {
                model: shownName(translate, model),
                done: number(done),
                total: number(total),
                status: translate(`data.runStatuses.${status as RunStatus}`),
              })}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
