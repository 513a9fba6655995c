import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { actorUserId } from "@/lib/auth/actor";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { checkpointPolicySchema } from "@/lib/curriculum";
import { database } from "@/lib/db";
import { shownName } from "@/lib/language/bundled-words";
import {
  calibrationProblems,
  calibrationScore,
  checkpointStatus,
  openFlags,
  queueCurriculum,
} from "@/lib/review";
import { ClientMessages } from "@/lib/ui/language";
import { PageBody, PageHeader } from "@/lib/ui/layout";
import { CheckpointPanel } from "../../../review/checkpoint-panel";
import { Desk } from "../../../review/desk/desk";
import { QueuePanel } from "../../../review/queue-panel";
import { ReviewTabs } from "../../../review/review-tabs";
import { CurriculumTabs } from "../curriculum-tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review"))("title") };
}

export default async function CurriculumReviewPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await pageActor("review", { curriculumId: id });
  const db = database();
  const curriculum = await db.curriculum.findUnique({
    where: { id },
    select: { name: true, checkpointPolicy: true, secondPerson: true },
  });
  if (!curriculum) notFound();
  const userId = actorUserId(actor) ?? "";
  const queue = await queueCurriculum(db, id);
  const [status, calibrations, score, flags] = await Promise.all([
    checkpointStatus(db, id),
    calibrationProblems(db, id),
    calibrationScore(db, userId, id),
    openFlags(db, actor, id),
  ]);
  const t = await getTranslations("curricula");
  return (
    <>
      <PageHeader
        title={shownName(await getTranslations(), curriculum.name)}
        breadcrumbs={[{ label: t("title"), href: "/curricula" }]}
        tabs={<CurriculumTabs curriculumId={id} />}
      />
      <PageBody>
        <ReviewTabs curriculumId={id} flagged={flags.length} />
        <ClientMessages areas={["desk", "outbox", "checkpoint", "queue"]}>
          <Desk userId={userId} curriculumId={id} />
          <CheckpointPanel
            curriculumId={id}
            status={status}
            policy={checkpointPolicySchema.parse(curriculum.checkpointPolicy)}
            mayOperate={can(actor, "operate")}
            mayOverride={can(actor, "override")}
            asksSecond={curriculum.secondPerson}
            detailsHref={`/curricula/${id}/checkpoint`}
          />
          <QueuePanel
            curriculumId={id}
            policy={queue.policy}
            seats={queue.seats}
            calibrations={calibrations}
            score={score}
            mayOperate={can(actor, "operate")}
          />
        </ClientMessages>
      </PageBody>
    </>
  );
}
