"use client";

import { Kbd } from "../data/kbd";
import { Dialog } from "../forms/dialog";
import type { KeyBinding } from "./keys";

type KeysSheetProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  bindings: readonly KeyBinding[];
};

/** All shortcuts that work on this page now, by group. */
export function KeysSheet({ open, onOpenChange, bindings }: KeysSheetProps) {
  const groups = new Map<string, KeyBinding[]>();
  for (const binding of bindings) {
    if (binding.enabled === false) continue;
    const title = binding.group ?? "This page";
    groups.set(title, [...(groups.get(title) ?? []), binding]);
  }
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts" size="md">
      <div className="grid gap-5">
        {[...groups].map(([group, members]) => (
          <KeyGroup key={group} title={group} members={members} />
        ))}
        <KeyGroup title="Everywhere" members={[{ keys: "?", label: "Show or hide this sheet" }]} />
      </div>
    </Dialog>
  );
}

function KeyGroup({
  title,
  members,
}: {
  title: string;
  members: readonly Pick<KeyBinding, "keys" | "label">[];
}) {
  return (
    <section>
      <h3 className="mb-1 font-medium text-muted text-xs">{title}</h3>
      <ul>
        {members.map(({ keys, label }) => (
          <li
            key={`${keys} ${label}`}
            className="flex items-center justify-between border-b py-1.5 last:border-b-0"
          >
            {label}
            <Kbd keys={keys} />
          </li>
        ))}
      </ul>
    </section>
  );
}
