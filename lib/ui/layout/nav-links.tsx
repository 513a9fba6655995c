"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { classNames } from "../class-names";
import { destinations, isCurrent } from "./navigation";

/** The six destinations; icons alone, still named, while the sidebar is narrow. */
export function NavLinks({ onNavigate }: { onNavigate?: () => void }) {
  const t = useTranslations("layout.destinations");
  const pathname = usePathname();
  return (
    <ul className="grid gap-0.5">
      {destinations.map(({ name, href, icon: Icon }) => {
        const current = isCurrent(href, pathname);
        return (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              onClick={onNavigate}
              title={t(name)}
              aria-current={current ? "page" : undefined}
              className={classNames(
                "relative flex h-8 items-center gap-2.5 rounded-md px-2.5 transition-colors",
                current
                  ? "bg-accent-soft font-medium text-accent before:absolute before:inset-y-1.5 before:left-0 before:w-0.5 before:rounded-full before:bg-accent"
                  : "text-muted hover:bg-hover hover:text-ink",
              )}
            >
              <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
              <span className="rail-hidden">{t(name)}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
