import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { checkpointPolicySchema } from "@/lib/curriculum";
import { database } from "@/lib/db";
import { checkpointStatus } from "@/lib/review";
import { PageBody, PageHeader } from "@/lib/ui/layout";
import { CheckpointPanel } from "../../../review/checkpoint-panel";
import { myQueue } from "../../../review/queue";
import { reasonChoices } from "../../../review/reason-choices";
import { ReviewQueue } from "../../../review/review-queue";
import { CurriculumTabs } from "../curriculum-tabs";

export const metadata: Metadata = { title: "Review" };

export default async function CurriculumReviewPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await pageActor("review");
  const { id } = await params;
  const db = database();
  const curriculum = await db.curriculum.findUnique({
    where: { id },
    select: { name: true, checkpointPolicy: true },
  });
  if (!curriculum) notFound();
  const [status, queue] = await Promise.all([checkpointStatus(db, id), myQueue(db, actor, id)]);
  return (
    <>
      <PageHeader
        title={curriculum.name}
        breadcrumbs={[{ label: "Curricula", href: "/curricula" }]}
        tabs={<CurriculumTabs curriculumId={id} waiting={queue.total} />}
      />
      <PageBody>
        <CheckpointPanel
          curriculumId={id}
          status={status}
          policy={checkpointPolicySchema.parse(curriculum.checkpointPolicy)}
          mayOperate={can(actor, "operate")}
          mayOverride={can(actor, "override")}
          detailsHref={`/curricula/${id}/checkpoint`}
        />
        <ReviewQueue {...queue} reasons={reasonChoices()} />
      </PageBody>
    </>
  );
}
