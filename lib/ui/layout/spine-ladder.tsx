import Link from "next/link";
import { useTranslations } from "next-intl";
import { SPINE, type Stage, stageIcons } from "../data/stage";
import { stageHref } from "./navigation";

/** How many runs of a stage are not finished. */
export type SpineCounts = Partial<Record<Stage, number>>;

/** The spine as a ladder in the sidebar: five rungs on a rail, each leading to its runs or its queue. */
export function SpineLadder({ counts = {} }: { counts?: SpineCounts }) {
  const t = useTranslations("layout.spine");
  const stages = useTranslations("data.stages");
  return (
    <nav aria-label={t("stages")}>
      <h2 className="rail-hidden px-2.5 pb-1 text-muted text-xs">{t("title")}</h2>
      <ol>
        {SPINE.map((stage) => {
          const Icon = stageIcons[stage];
          const label = stages(`${stage}.label`);
          const count = counts[stage] ?? 0;
          const busy = count > 0;
          return (
            <li
              key={stage}
              className="relative before:absolute before:top-0 before:bottom-0 before:left-[1.09375rem] before:w-px before:bg-line first:before:top-1/2 last:before:bottom-1/2"
            >
              <Link
                href={stageHref[stage]}
                prefetch={false}
                title={busy ? t("busy", { stage: label, count }) : stages(`${stage}.description`)}
                className="group relative flex h-7 items-center gap-2.5 rounded-md px-2 text-muted hover:text-ink"
              >
                <span
                  className={
                    busy
                      ? "grid size-5 shrink-0 place-items-center rounded-full bg-accent text-on-accent"
                      : "grid size-5 shrink-0 place-items-center rounded-full border bg-surface group-hover:border-line-strong"
                  }
                >
                  <Icon aria-hidden className="size-3" strokeWidth={2} />
                </span>
                <span className="rail-hidden flex-1 text-xs">{label}</span>
                {busy && (
                  <span className="rail-hidden font-medium text-accent text-xs">
                    {count}
                    <span className="sr-only"> {t("active")}</span>
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
