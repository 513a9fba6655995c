"use client";

import { PlugZap } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/lib/ui/forms";
import { testStoredBackendAction } from "./actions";

/** Tests a cluster as it is stored; the row shows what was found. */
export function TestBackend({ backendId, name }: { backendId: string; name: string }) {
  const t = useTranslations("settingsForms.backend");
  const [testing, start] = useTransition();
  const test = () =>
    start(async () => {
      const answer = await testStoredBackendAction({ backendId });
      if (!answer.ok) toast.error(answer.errors.map(({ message }) => message).join(" "));
      else if (answer.data) toast[answer.data.ok ? "success" : "error"](answer.data.message);
    });
  return (
    <Button
      size="sm"
      icon={<PlugZap />}
      pending={testing}
      onClick={test}
      aria-label={t("testNamed", { name })}
    >
      {t("test")}
    </Button>
  );
}
