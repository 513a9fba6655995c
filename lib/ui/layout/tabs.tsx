"use client";

import { Tabs as RadixTabs } from "radix-ui";
import { type ReactNode, useState } from "react";
import { tabClass, tabCount, tabRow } from "./tab-look";

export type Tab = {
  readonly id: string;
  readonly label: string;
  readonly count?: number;
  readonly content: ReactNode;
};

/** Tabs within a page; only the open one is mounted. */
export function Tabs({
  label,
  tabs,
  defaultTab,
}: {
  label: string;
  tabs: readonly Tab[];
  defaultTab?: string;
}) {
  const [open, setOpen] = useState(defaultTab ?? tabs[0]?.id);
  return (
    <RadixTabs.Root value={open} onValueChange={setOpen}>
      <div className="border-b">
        <RadixTabs.List aria-label={label} className={tabRow}>
          {tabs.map((tab) => (
            <RadixTabs.Trigger key={tab.id} value={tab.id} className={tabClass(tab.id === open)}>
              {tab.label}
              {tab.count !== undefined && <span className={tabCount}>{tab.count}</span>}
            </RadixTabs.Trigger>
          ))}
        </RadixTabs.List>
      </div>
      {tabs.map((tab) => (
        <RadixTabs.Content key={tab.id} value={tab.id} className="pt-4">
          {tab.content}
        </RadixTabs.Content>
      ))}
    </RadixTabs.Root>
  );
}
