import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageActor } from "@/lib/auth/page";
import { database } from "@/lib/db";
import { openFlags } from "@/lib/review";
import { ClientMessages } from "@/lib/ui/language";
import { PageBody, PageHeader } from "@/lib/ui/layout";
import { ReviewTabs } from "../review-tabs";
import { FlaggedProblems } from "./flagged-problems";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("discussion"))("title") };
}

type Props = { searchParams: Promise<{ curriculum?: string }> };

export default async function DiscussionPage({ searchParams }: Props) {
  const t = await getTranslations("discussion");
  const { curriculum } = await searchParams;
  const actor = await pageActor("review", { curriculumId: curriculum });
  const flags = await openFlags(database(), actor, curriculum);
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
        </ClientMessages>
      </PageBody>
    </>
  );
}
