"use client";

import { useTranslations } from "next-intl";
import { Button, ConfirmDialog } from "@/lib/ui/forms";
import { archiveBackendAction } from "./actions";

export function ArchiveBackend({ backendId, name }: { backendId: string; name: string }) {
  const t = useTranslations("settingsForms.archive");
  return (
    <ConfirmDialog
      trigger={<Button size="sm">{t("button")}</Button>}
      title={t("title", { name })}
      description={t("description")}
      confirmLabel={t("button")}
      tone="danger"
      action={() => archiveBackendAction({ backendId })}
    />
  );
}
