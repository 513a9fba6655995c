"use client";

import type { ComponentProps } from "react";
import { LinkTabs } from "@/lib/ui/layout";
import { useLeftOnDesk } from "../../review/desk/left-on-desk";

type LiveTabsProps = ComponentProps<typeof LinkTabs> & { curriculumId: string };

/** Tabs whose count of what waits follows the desk while it is on the page. */
export function LiveTabs({ curriculumId, tabs, label }: LiveTabsProps) {
  const left = useLeftOnDesk(curriculumId);
  const review = `/curricula/${curriculumId}/review`;
  return (
    <LinkTabs
      label={label}
      tabs={left === null ? tabs : tabs.map((tab) => (tab.href === review ? { ...tab, count: left } : tab))}
    />
  );
}
