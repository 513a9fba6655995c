import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** As many as a screen shows. */
export const rowsOfPage = 25;

type PagerProps = {
  previousHref?: string;
  nextHref?: string;
  /** What is shown now, such as "1–50 of 1,204". */
  children?: ReactNode;
};

export function Pager({ previousHref, nextHref, children }: PagerProps) {
  const t = useTranslations("data.pager");
  return (
    <nav
      aria-label={t("label")}
      className="flex items-center justify-end gap-1 px-3 py-1.5 text-muted text-xs"
    >
      <span className="mr-2">{children}</span>
      <PagerStep
        href={previousHref}
        label={t("previous")}
        icon={<ChevronLeft aria-hidden className="size-4" />}
      />
      <PagerStep href={nextHref} label={t("next")} icon={<ChevronRight aria-hidden className="size-4" />} />
    </nav>
  );
}

function PagerStep({ href, label, icon }: { href?: string; label: string; icon: ReactNode }) {
  if (!href) {
    return (
      <span aria-hidden className="grid size-7 place-items-center opacity-35">
        {icon}
      </span>
    );
  }
  return (
    <Link
      href={href}
      aria-label={label}
      className="grid size-7 place-items-center rounded-md hover:bg-hover hover:text-ink"
    >
      {icon}
    </Link>
  );
}
