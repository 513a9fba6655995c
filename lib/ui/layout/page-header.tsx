import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "../class-names";

export type Breadcrumb = { readonly label: string; readonly href?: string };

type PageHeaderProps = {
  title: ReactNode;
  breadcrumbs?: readonly Breadcrumb[];
  /** Buttons at the right; the primary one last. */
  actions?: ReactNode;
  /** A state beside the title. */
  badge?: ReactNode;
  description?: ReactNode;
  /** LinkTabs, which then form the header's lower edge. */
  tabs?: ReactNode;
};

export function PageHeader({ title, breadcrumbs = [], actions, badge, description, tabs }: PageHeaderProps) {
  return (
    <header className={classNames("border-b bg-surface px-4 pt-3 md:px-6", tabs ? "pb-0" : "pb-3.5")}>
      {breadcrumbs.length > 0 && <Breadcrumbs items={breadcrumbs} />}
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 break-words font-semibold text-xl tracking-tight">{title}</h1>
          {badge}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {description && <p className="mt-0.5 max-w-[70ch] text-muted">{description}</p>}
      {tabs && <div className="mt-2.5">{tabs}</div>}
    </header>
  );
}

function Breadcrumbs({ items }: { items: readonly Breadcrumb[] }) {
  const t = useTranslations("layout");
  return (
    <nav aria-label={t("breadcrumbs")}>
      <ol className="flex flex-wrap items-center gap-1 text-muted text-xs">
        {items.map(({ label, href }, index) => (
          <li key={`${label} ${href}`} className="flex items-center gap-1">
            {index > 0 && <ChevronRight aria-hidden className="size-3" />}
            {href ? (
              <Link href={href} className="rounded-sm hover:text-ink hover:underline">
                {label}
              </Link>
            ) : (
              label
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
