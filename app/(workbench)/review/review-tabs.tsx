import { useTranslations } from "next-intl";
import { LinkTabs } from "@/lib/ui/layout";

/** The ways to review; `curriculumId` keeps to one curriculum. */
export function ReviewTabs({ curriculumId, flagged }: { curriculumId?: string; flagged?: number }) {
  const t = useTranslations("review.tabs");
  const query = curriculumId ? `?curriculum=${curriculumId}` : "";
  return (
    <LinkTabs
      label={t("label")}
      tabs={[
        { label: t("desk"), href: curriculumId ? `/curricula/${curriculumId}/review` : "/review" },
        { label: t("compare"), href: `/review/compare${query}` },
        { label: t("discussion"), href: `/review/discussion${query}`, count: flagged },
        { label: t("agreement"), href: `/review/agreement${query}` },
      ]}
    />
  );
}
