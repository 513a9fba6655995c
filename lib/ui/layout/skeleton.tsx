import { useTranslations } from "next-intl";
import { classNames } from "../class-names";

/** A grey bar in the place of something that is on its way; give it a size by `className`. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden
      className={classNames("animate-breathe rounded-sm bg-line", className ?? "h-4 w-full")}
    />
  );
}

const widths = ["w-3/5", "w-2/5", "w-1/2", "w-1/3"];

export function SkeletonRows({ rows = 8, label }: { rows?: number; label?: string }) {
  const t = useTranslations("layout");
  return (
    <div role="status" aria-label={label ?? t("loading")}>
      {Array.from({ length: rows }, (_, row) => `row ${row}`).map((row, index) => (
        <div key={row} className="flex h-9 items-center justify-between gap-6 border-b px-4 last:border-b-0">
          <Skeleton className={classNames("h-3", widths[index % widths.length])} />
          <Skeleton className="h-3 w-12" />
        </div>
      ))}
    </div>
  );
}

/** A page on its way: header and one panel, where the real ones will be. */
export function SkeletonPage() {
  const t = useTranslations("layout");
  return (
    <div role="status" aria-label={t("loadingPage")}>
      <div className="border-b bg-surface px-4 pt-3 pb-3.5 md:px-6">
        <div className="flex h-8 items-center">
          <Skeleton className="h-5 w-48" />
        </div>
      </div>
      <div className="px-4 py-5 md:px-6">
        <div className="overflow-hidden rounded-lg border bg-surface">
          <SkeletonRows rows={10} />
        </div>
      </div>
    </div>
  );
}
