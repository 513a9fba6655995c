"use client";

import { useTranslations } from "next-intl";
import { Button, ConfirmDialog } from "@/lib/ui/forms";
import { endSessionsAction } from "./actions";

/** Signs one session out; with `null` all but this one. */
export function EndSessions({ sessionId }: { sessionId: string | null }) {
  const t = useTranslations("settingsForms.sessions");
  const all = sessionId === null;
  return (
    <ConfirmDialog
      trigger={
        <Button size={all ? "md" : "sm"} variant={all ? "secondary" : "ghost"}>
          {t(all ? "endOthers" : "end")}
        </Button>
      }
      title={t(all ? "othersTitle" : "title")}
      description={t("description")}
      confirmLabel={t(all ? "endOthers" : "end")}
      tone="danger"
      action={() => endSessionsAction({ sessionId })}
    />
  );
}
