import { getTranslations } from "next-intl/server";
import { pageActor } from "@/lib/auth/page";
import { database } from "@/lib/db";
import { waitingFor } from "@/lib/review";
import { LiveTabs } from "./live-tabs";

type CurriculumTabsProps = { curriculumId: string; problems?: number };

/** The pages of one curriculum; beside “Review” what waits there for the person who looks. */
export async function CurriculumTabs({ curriculumId, problems }: CurriculumTabsProps) {
  const t = await getTranslations("curriculum");
  const actor = await pageActor("read", { curriculumId });
  const waiting = await waitingFor(database(), actor, curriculumId);
  const page = `/curricula/${curriculumId}`;
  return (
    <LiveTabs
      label={t("pages")}
      curriculumId={curriculumId}
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
