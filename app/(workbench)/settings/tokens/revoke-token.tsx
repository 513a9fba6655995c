"use client";

import { useTranslations } from "next-intl";
import { Button, ConfirmDialog } from "@/lib/ui/forms";
import { revokeTokenAction } from "./actions";

export function RevokeToken({ tokenId, name }: { tokenId: string; name: string }) {
  const t = useTranslations("settingsForms.revoke");
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="ghost" aria-label={t("label", { name })}>
          {t("button")}
        </Button>
      }
      title={t("title", { name })}
      description={t("description")}
      confirmLabel={t("button")}
      tone="danger"
      action={() => revokeTokenAction({ tokenId })}
    />
  );
}
