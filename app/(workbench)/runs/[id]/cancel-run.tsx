"use client";

import { Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, ConfirmDialog } from "@/lib/ui/forms";
import { cancelAction } from "../actions";

export function CancelRun({ runId }: { runId: string }) {
  const t = useTranslations("runProgress.cancel");
  return (
    <ConfirmDialog
      trigger={<Button icon={<Square />}>{t("button")}</Button>}
      title={t("title")}
      description={t("description")}
      confirmLabel={t("button")}
      tone="danger"
      action={() => cancelAction({ runId })}
    />
  );
}
