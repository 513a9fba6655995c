import Link from "next/link";
import { SPINE, STAGES, type Stage } from "../data/stage";
import { stageHref } from "./navigation";

/** What waits or works at a stage, such as { count: 12, label: "waiting for review" }. */
export type SpineCounts = Partial<Record<Stage, { readonly count: number; readonly label: string }>>;

/** The spine as a ladder in the sidebar: five rungs on a rail, each leading to its runs or its queue. */
export function SpineLadder({ counts = {} }: { counts?: SpineCounts }) {
  return (
    <nav aria-label="Stages">
      <h2 className="rail-hidden px-2.5 pb-1 text-muted text-xs">Spine</h2>
      <ol>
        {SPINE.map((stage) => {
          const { label, icon: Icon, description } = STAGES[stage];
          const here = counts[stage];
          const busy = here !== undefined && here.count > 0;
          return (
            <li
              key={stage}
              className="relative before:absolute before:top-0 before:bottom-0 before:left-[1.09375rem] before:w-px before:bg-line first:before:top-1/2 last:before:bottom-1/2"
            >
              <Link
                href={stageHref[stage]}
                prefetch={false}
                title={busy ? `${label}: ${here.count} ${here.label}` : description}
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
                    {here.count}
                    <span className="sr-only"> {here.label}</span>
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
