"use client";

import { CloudOff } from "lucide-react";
import type { Outbox } from "@/lib/review/outbox";
import { Button } from "@/lib/ui/forms";
import { Callout } from "@/lib/ui/layout";

type OutboxBannerProps = {
  outbox: Outbox;
  trouble: string | null;
  onSend: () => void;
  onAgain: (id: string) => void;
  onDrop: (id: string) => void;
};

/** What has not reached the server, and what the server refused. Nothing of it is lost by closing the page. */
export function OutboxBanner({ outbox, trouble, onSend, onAgain, onDrop }: OutboxBannerProps) {
  const { waiting, refused } = outbox;
  return (
    <div role="status" className="grid gap-2 empty:hidden">
      {trouble && waiting.length > 0 && (
        <Callout tone="warn">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <span className="flex flex-1 items-center gap-2">
              <CloudOff aria-hidden className="size-4 shrink-0" />
              {trouble} {waiting.length === 1 ? "1 decision waits" : `${waiting.length} decisions wait`} in
              this browser and will be sent once.
            </span>
            <Button size="sm" onClick={onSend}>
              Try now
            </Button>
          </div>
        </Callout>
      )}
      {refused.map(({ command, about, why, mayInsist }) => (
        <Callout key={command.id} tone="warn" title={about}>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <span className="min-w-0 flex-1">{why}</span>
            <span className="flex gap-2">
              <Button size="sm" onClick={() => onAgain(command.id)}>
                {mayInsist ? "Add as second opinion" : "Send again"}
              </Button>
              <Button size="sm" variant="ghost" onClick={() => onDrop(command.id)}>
                Drop
              </Button>
            </span>
          </div>
        </Callout>
      ))}
    </div>
  );
}
