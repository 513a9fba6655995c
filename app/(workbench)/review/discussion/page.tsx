import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageActor } from "@/lib/auth/page";
import { database } from "@/lib/db";
import { endedFlags, openFlags } from "@/lib/review";
import { ClientMessages } from "@/lib/ui/language";
import { PageBody, PageHeader } from "@/lib/ui/layout";
import { ReviewTabs } from "../review-tabs";
import { EndedDiscussions, FlaggedProblems } from "./flagged-problems";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("discussion"))("title") };
}

type Props = { searchParams: Promise<{ curriculum?: string }> };

export default async function DiscussionPage({ searchParams }: Props) {
  const { curriculum } = await searchParams;
  const actor = await pageActor("review", { curriculumId: curriculum });
  const t = await getTranslations("discussion");
  const [flags, ended] = await Promise.all([
    openFlags(database(), actor, curriculum),
    endedFlags(database(), actor, curriculum),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        tabs={<ReviewTabs curriculumId={curriculum} flagged={flags.length} />}
      />
      <PageBody>
        <ClientMessages areas={["discussion"]}>
          <FlaggedProblems flags={flags} />
          <EndedDiscussions flags={ended} />
        </ClientMessages>
      </PageBody>
    </>
  );
}
