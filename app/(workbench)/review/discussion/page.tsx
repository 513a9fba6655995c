import type { Metadata } from "next";
import { pageActor } from "@/lib/auth/page";
import { database } from "@/lib/db";
import { openFlags } from "@/lib/review";
import { PageBody, PageHeader } from "@/lib/ui/layout";
import { ReviewTabs } from "../review-tabs";
import { FlaggedProblems } from "./flagged-problems";

export const metadata: Metadata = { title: "Under discussion" };

type Props = { searchParams: Promise<{ curriculum?: string }> };

export default async function DiscussionPage({ searchParams }: Props) {
  const { curriculum } = await searchParams;
  const actor = await pageActor("review", { curriculumId: curriculum });
  const flags = await openFlags(database(), actor, curriculum);
  return (
    <>
      <PageHeader
        title="Under discussion"
        description="Problems that a reviewer put aside. No queue hands them out until the discussion is settled."
        tabs={<ReviewTabs curriculumId={curriculum} flagged={flags.length} />}
      />
      <PageBody>
        <FlaggedProblems flags={flags} />
      </PageBody>
    </>
  );
}
