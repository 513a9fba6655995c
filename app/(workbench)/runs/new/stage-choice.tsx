import Link from "next/link";
import { useTranslations } from "next-intl";
import type { LaunchableStage } from "@/lib/runs";
import { launchableStages } from "@/lib/runs";
import { stageIcons } from "@/lib/ui/data";

/** The stages that are runs, as links: the address says which one is being launched. */
export function StageChoice({ stage, curriculum }: { stage: LaunchableStage; curriculum?: string }) {
  const t = useTranslations("launch");
  const stages = useTranslations("data.stages");
  return (
    <nav aria-label={t("stage")} className="grid grid-cols-2 gap-2 md:grid-cols-3 lg:grid-cols-5">
      {launchableStages.map((one) => {
        const Icon = stageIcons[one];
        const current = one === stage;
        return (
          <Link
            key={one}
            href={`/runs/new?stage=${one}${curriculum ? `&curriculum=${curriculum}` : ""}`}
            aria-current={current ? "page" : undefined}
            className={`grid content-start gap-1 rounded-md border p-3 hover:bg-hover ${current ? "border-accent bg-accent-soft" : "bg-surface"}`}
          >
            <span className="flex items-center gap-2 font-semibold">
              <Icon aria-hidden className="size-4" />
              {stages(`${one}.label`)}
            </span>
            <span className="text-muted text-xs">{stages(`${one}.description`)}</span>
          </Link>
        );
      })}
    </nav>
  );
}
