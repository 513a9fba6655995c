import { useTranslations } from "next-intl";
import { LinkTabs } from "@/lib/ui/layout";

type CurriculumTabsProps = { curriculumId: string; problems?: number; waiting?: number };

/** The pages of one curriculum. */
export function CurriculumTabs({ curriculumId, problems, waiting }: CurriculumTabsProps) {
  const t = useTranslations("curriculum");
  const page = `/curricula/${curriculumId}`;
  return (
    <LinkTabs
      label={t("pages")}
      tabs={[
        { label: t("tabs.tree"), href: page, count: problems },
        { label: t("tabs.review"), href: `${page}/review`, count: waiting },
        { label: t("tabs.checkpoint"), href: `${page}/checkpoint` },
        { label: t("tabs.monitor"), href: `${page}/monitor` },
        { label: t("tabs.diversity"), href: `${page}/diversity` },
        { label: t("tabs.cost"), href: `${page}/cost` },
        { label: t("tabs.runs"), href: `/runs?curriculum=${curriculumId}` },
        { label: t("tabs.exchange"), href: `${page}/exchange` },
        { label: t("tabs.people"), href: `${page}/people` },
      ]}
    />
  );
}
