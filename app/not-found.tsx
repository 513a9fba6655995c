import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/lib/ui/forms";
import { EmptyState } from "@/lib/ui/layout";

export default function NotFound() {
  const t = useTranslations("failures");
  return (
    <div className="grid min-h-[70dvh] place-items-center">
      <EmptyState
        isPage
        icon={SearchX}
        title={t("notFound.title")}
        action={<ButtonLink href="/">{t("toStart")}</ButtonLink>}
      >
        {t("notFound.message")}
      </EmptyState>
    </div>
  );
}
