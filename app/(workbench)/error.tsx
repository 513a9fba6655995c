"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/lib/ui/forms";
import { ErrorState } from "@/lib/ui/layout";

export default function WorkbenchError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("failures");
  return (
    <ErrorState
      title={t("read.title")}
      message={t("read.message")}
      detail={error.digest}
      action={<Button onClick={reset}>{t("tryAgain")}</Button>}
    />
  );
}
