"use client";

import { CloudOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { say, type Text } from "@/lib/language/words";
import type { Outbox } from "@/lib/review/outbox";
import { Button } from "@/lib/ui/forms";
import { Callout } from "@/lib/ui/layout";

type OutboxBannerProps = {
  outbox: Outbox;
  trouble: Text | null;
  onSend: () => void;
  onAgain: (id: string) => void;
  onDrop: (id: string) => void;
};

/** What has not reached the server, and what the server refused. Nothing of it is lost by closing the page. */
export function OutboxBanner({ outbox, trouble, onSend, onAgain, onDrop }: OutboxBannerProps) {
  const t = useTranslations("outbox");
  const translate = useTranslations();
  const { waiting, refused } = outbox;
  return (
    <div role="status" className="grid gap-2 empty:hidden">
      {trouble && waiting.length > 0 && (
        <Callout tone="warn">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <span className="flex flex-1 items-center gap-2">
              <CloudOff aria-hidden className="size-4 shrink-0" />
              {say(translate, trouble)} {t("waiting", { count: waiting.length })}
            </span>
            <Button size="sm" onClick={onSend}>
              {t("tryNow")}
            </Button>
          </div>
        </Callout>
      )}
      {refused.map(({ command, about, why, mayInsist }) => (
        <Callout key={command.id} tone="warn" title={say(translate, about)}>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <span className="min-w-0 flex-1">{say(translate, why)}</span>
            <span className="flex gap-2">
              <Button size="sm" onClick={() => onAgain(command.id)}>
                {t(mayInsist ? "secondOpinion" : "sendAgain")}
              </Button>
              <Button size="sm" variant="ghost" onClick={() => onDrop(command.id)}>
                {t("drop")}
              </Button>
            </span>
          </div>
        </Callout>
      ))}
    </div>
  );
}
