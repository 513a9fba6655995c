import { ShieldX } from "lucide-react";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/lib/ui/forms";
import { EmptyState } from "@/lib/ui/layout";

export default function Forbidden() {
  const t = useTranslations("failures");
  return (
    <div className="grid min-h-[70dvh] place-items-center">
      <EmptyState
        isPage
        icon={ShieldX}
        title={t("forbidden.title")}
        action={<ButtonLink href="/curricula">{t("toCurricula")}</ButtonLink>}
      >
        {t("forbidden.message")}
      </EmptyState>
    </div>
  );
}
