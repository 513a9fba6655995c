"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, ConfirmDialog } from "@/lib/ui/forms";
import { archiveModelAction } from "../actions";

export function ArchiveModel({ modelId, icon }: { modelId: string; icon: ReactNode }) {
  const t = useTranslations("modelForms.archive");
  return (
    <ConfirmDialog
      trigger={<Button icon={icon}>{t("button")}</Button>}
      title={t("title")}
      description={t("description")}
      confirmLabel={t("button")}
      tone="danger"
      action={() => archiveModelAction({ modelId })}
    />
  );
}
