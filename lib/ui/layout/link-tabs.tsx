"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { tabClass, tabCount, tabRow } from "./tab-look";

export type LinkTab = { readonly label: string; readonly href: string; readonly count?: number };

/** Tabs that are pages; the one whose address is this page's is current. */
export function LinkTabs({ label, tabs }: { label: string; tabs: readonly LinkTab[] }) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className={tabRow}>
      {tabs.map((tab) => {
        const current = tab.href.split("?")[0] === pathname;
        return (
          <Link
            key={tab.href}
            href={tab.href}
            prefetch={false}
            aria-current={current ? "page" : undefined}
            className={tabClass(current)}
          >
            {tab.label}
            {tab.count !== undefined && <span className={tabCount}>{tab.count}</span>}
          </Link>
        );
      })}
    </nav>
  );
}
