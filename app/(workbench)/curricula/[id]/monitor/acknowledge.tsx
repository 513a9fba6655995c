"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { toast } from "@/lib/ui/data";
import { Button } from "@/lib/ui/forms";
import { acknowledgeAction } from "./actions";

export function Acknowledge({ alertId }: { alertId: string }) {
  const t = useTranslations("monitor.alerts");
  const [pending, start] = useTransition();
  return (
    <Button
      size="sm"
      disabled={pending}
      onClick={() =>
        start(async () => {
          const answer = await acknowledgeAction({ alertId });
          if (!answer.ok) toast.error(answer.errors[0]?.message ?? t("notSaved"));
        })
      }
    >
      {t("seeTo")}
    </Button>
  );
}
