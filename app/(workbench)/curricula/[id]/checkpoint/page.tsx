import { History } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { actorUserId } from "@/lib/auth/actor";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { checkpointPolicySchema } from "@/lib/curriculum";
import { database } from "@/lib/db";
import { checkpointHistory, checkpointStatus, waitingRequests } from "@/lib/review";
import { EmptyState, PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { CheckpointPanel } from "../../../review/checkpoint-panel";
import { CurriculumTabs } from "../curriculum-tabs";
import { AcceptanceSample } from "./acceptance-sample";
import { HistoryTable } from "./history-table";
import { LevelTable } from "./level-table";
import { SecondPerson } from "./second-person";

export const metadata: Metadata = { title: "Checkpoint" };

export default async function CheckpointPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await pageActor("read", { curriculumId: id });
  const db = database();
  const curriculum = await db.curriculum.findUnique({
    where: { id },
    select: { name: true, checkpointPolicy: true, secondPerson: true },
  });
  if (!curriculum) notFound();
  const [status, history, requests] = await Promise.all([
    checkpointStatus(db, id),
    checkpointHistory(db, id),
    waitingRequests(db, id),
  ]);
  return (
    <>
      <PageHeader
        title={curriculum.name}
        breadcrumbs={[{ label: "Curricula", href: "/curricula" }]}
        tabs={<CurriculumTabs curriculumId={id} waiting={status.pending + status.conflict} />}
      />
      <PageBody>
        <CheckpointPanel
          curriculumId={id}
          status={status}
          policy={checkpointPolicySchema.parse(curriculum.checkpointPolicy)}
          mayOperate={can(actor, "operate")}
          mayOverride={can(actor, "override")}
        />
        <SecondPerson
          curriculumId={id}
          asked={curriculum.secondPerson}
          requests={requests.map(({ details: _, ...request }) => request)}
          userId={actorUserId(actor)}
          mayOperate={can(actor, "operate")}
          mayOverride={can(actor, "override")}
        />
        <AcceptanceSample acceptance={status.acceptance} />
        <Section title="By level" flush>
          <LevelTable levels={status.byLevel} />
        </Section>
        <Section title="Who opened, closed and changed it" flush>
          {history.length > 0 ? (
            <HistoryTable events={history} />
          ) : (
            <EmptyState icon={History} title="Nobody has touched it yet">
              It follows the policy the curriculum was made with.
            </EmptyState>
          )}
        </Section>
      </PageBody>
    </>
  );
}
