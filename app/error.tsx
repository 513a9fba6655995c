"use client";

import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/lib/ui/forms";
import { ErrorState } from "@/lib/ui/layout";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** The error's own message is not shown: it may hold what only the server's log should. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const t = useTranslations("failures");
  return (
    <div className="grid min-h-[70dvh] place-items-center">
      <ErrorState
        title={t("page.title")}
        message={t("page.message")}
        detail={error.digest}
        action={
          <>
            <ButtonLink href="/">{t("toStart")}</ButtonLink>
            <Button variant="primary" onClick={reset}>
              {t("tryAgain")}
            </Button>
          </>
        }
      />
    </div>
  );
}
